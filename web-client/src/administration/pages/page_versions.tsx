import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { post_administration_page_version_restoration } from '@/generated/site_page_version';
import type { PageVersionLine, PageWords, SitePageView } from '@/generated/types';
import { Button } from '@/kit/button';
import { Dialog } from '@/kit/dialog';
import { TextField } from '@/kit/field';
import { LoadMore } from '@/kit/load_more';
import { Moment } from '@/kit/moment';
import { PrintedHtml } from '@/kit/printed_html';
import { Skeleton } from '@/kit/skeleton';
import { StateTag } from '@/kit/state_tag';
import { Failure } from '@/kit/states';
import { useWords } from '@/words';
import { FormDialog } from '../form_dialog';
import * as queries from '../queries';
import { Differences } from './differences';
import './texts';
import '@/reading/history.css';

interface VersionsProps {
  page: SitePageView;
  onDone: (words: string) => void;
}

type Opened = { act: 'read' | 'restore'; version: number } | { act: 'compare'; from: number; to: number };

/** Every version, newest first: read one, compare any two, bring one back. */
export function Versions({ page, onDone }: VersionsProps) {
  const { t } = useWords();
  const query = useInfiniteQuery(queries.site_page_versions(page.page));
  const versions = query.data?.pages.flatMap((part) => part.items) ?? [];
  const [chosen, choose] = useState<{ from?: number; to?: number }>({});
  const [opened, open] = useState<Opened | null>(null);
  const from = chosen.from ?? versions[1]?.version;
  const to = chosen.to ?? versions[0]?.version;
  const close = () => open(null);
  const compare = (event: FormEvent) => {
    event.preventDefault();
    if (from === undefined || to === undefined || from === to) return;
    open({ act: 'compare', from: Math.min(from, to), to: Math.max(from, to) });
  };
  return (
    <section className="administration__part" aria-labelledby="versions">
      <h2 id="versions" className="section-title">
        {t('pages.versions')}
      </h2>
      {query.error && !query.data && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton title={false} />}
      {versions.length > 0 && (
        <form className="pages__versions" onSubmit={compare}>
          <table className="govuk-table history__table">
            <caption className="visually-hidden">{t('pages.versions_caption')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('pages.compare_from')}</th>
                <th scope="col">{t('pages.compare_to')}</th>
                <th scope="col">{t('pages.versions')}</th>
                <th scope="col">
                  <span className="visually-hidden">{t('core.acts')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {versions.map((line) => (
                <tr key={line.version}>
                  <td>
                    <Choice
                      name="from"
                      version={line.version}
                      chosen={from}
                      onChoose={() => choose({ ...chosen, from: line.version })}
                    />
                  </td>
                  <td>
                    <Choice
                      name="to"
                      version={line.version}
                      chosen={to}
                      onChoose={() => choose({ ...chosen, to: line.version })}
                    />
                  </td>
                  <td>
                    <VersionWords line={line} current={line.version === page.version} />
                  </td>
                  <td className="history__acts">
                    <Act name="view" line={line} onAct={() => open({ act: 'read', version: line.version })} />
                    {line.version !== page.version && (
                      <Act
                        name="restore"
                        line={line}
                        onAct={() => open({ act: 'restore', version: line.version })}
                      />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <div className="govuk-button-group">
            <Button type="submit" kind="secondary" disabled={versions.length < 2 || from === to}>
              {t('pages.compare')}
            </Button>
            <LoadMore
              more={query.hasNextPage}
              busy={query.isFetchingNextPage}
              onMore={() => void query.fetchNextPage()}
            />
          </div>
        </form>
      )}
      {opened?.act === 'read' && <Reader page={page.page} version={opened.version} onClose={close} />}
      {opened?.act === 'compare' && <Compared page={page.page} {...opened} onClose={close} />}
      {opened?.act === 'restore' && (
        <Restore page={page} version={opened.version} onDone={onDone} onClose={close} />
      )}
    </section>
  );
}

interface ChoiceProps {
  name: 'from' | 'to';
  version: number;
  chosen: number | undefined;
  onChoose: () => void;
}

function Choice({ name, version, chosen, onChoose }: ChoiceProps) {
  const { t } = useWords();
  const id = `${name}-${version}`;
  return (
    <div className="govuk-radios govuk-radios--small">
      <div className="govuk-radios__item">
        <input
          type="radio"
          className="govuk-radios__input"
          id={id}
          name={name}
          checked={version === chosen}
          onChange={onChoose}
        />
        <label htmlFor={id} className="govuk-label govuk-radios__label">
          <span className="visually-hidden">{t(`pages.compare_${name}_number`, { number: version })}</span>
        </label>
      </div>
    </div>
  );
}

interface ActProps {
  name: 'view' | 'restore';
  line: PageVersionLine;
  onAct: () => void;
}

function Act({ name, line, onAct }: ActProps) {
  const { t } = useWords();
  return (
    <Button kind="quiet" onClick={onAct}>
      {t(`pages.${name}`)}
      <span className="visually-hidden"> {t('pages.version', { number: line.version })}</span>
    </Button>
  );
}

function VersionWords({ line, current }: { line: PageVersionLine; current: boolean }) {
  const { t } = useWords();
  const languages = [line.english && t('pages.english'), line.welsh && t('pages.welsh')].filter(Boolean);
  return (
    <>
      <p>
        <span className="history__number tabular">{t('pages.version', { number: line.version })}</span>{' '}
        <span className="soft">
          <Moment at={line.created} />{' '}
          {line.by ? t('pages.written_by', { name: line.by.name }) : t('pages.came_with')}
        </span>{' '}
        {current && <StateTag tone="good">{t('pages.current')}</StateTag>}{' '}
        {line.asks && <StateTag tone="accent">{t('pages.asked')}</StateTag>}
      </p>
      <p className="soft">
        {[
          languages.join(', '),
          line.accepted > 0 && t('pages.accepted_count', { count: line.accepted }),
          line.restored !== null && t('pages.restored_from', { number: line.restored }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {line.note && <p>{line.note}</p>}
    </>
  );
}

interface ReaderProps {
  page: string;
  version: number;
  onClose: () => void;
}

function Reader({ page, version, onClose }: ReaderProps) {
  const { t } = useWords();
  const { data, error } = useQuery(queries.site_page_version(page, version));
  return (
    <Dialog title={t('pages.version', { number: version })} shape="panel" onClose={onClose}>
      {error && <Failure error={error} />}
      {!data && !error && <Skeleton />}
      {data?.english && <ReadWords words={data.english} lang="en" />}
      {data?.welsh && <ReadWords words={data.welsh} lang="cy" />}
    </Dialog>
  );
}

function ReadWords({ words, lang }: { words: PageWords; lang: 'en' | 'cy' }) {
  const { t } = useWords();
  return (
    <section className="pages__read">
      <p className="soft">{t(lang === 'cy' ? 'pages.welsh' : 'pages.english')}</p>
      <h3 className="page-title" lang={lang}>
        {words.title}
      </h3>
      <PrintedHtml html={words.html} lang={lang} />
    </section>
  );
}

interface ComparedProps {
  page: string;
  from: number;
  to: number;
  onClose: () => void;
}

function Compared({ page, from, to, onClose }: ComparedProps) {
  const { t } = useWords();
  const { data, error } = useQuery(queries.site_page_comparison(page, from, to));
  return (
    <Dialog title={t('pages.compare_title', { from, to })} shape="panel" onClose={onClose}>
      {error && <Failure error={error} />}
      {!data && !error && <Skeleton />}
      {data && <Differences found={data} />}
    </Dialog>
  );
}

interface RestoreProps {
  page: SitePageView;
  version: number;
  onDone: (words: string) => void;
  onClose: () => void;
}

/** What it said then becomes its newest version. */
function Restore({ page, version, onDone, onClose }: RestoreProps) {
  const { t } = useWords();
  const [note, set_note] = useState('');
  return (
    <FormDialog
      title={t('pages.restore_title', { number: version })}
      act={t('pages.restore_apply')}
      apply={() =>
        post_administration_page_version_restoration(
          { page: page.page, version, note: note.trim() },
          { if_match: page.version },
        )
      }
      onDone={() => onDone(t('pages.restored', { number: version }))}
      onClose={onClose}
    >
      {(error_of) => (
        <>
          <p>{t('pages.restore_text')}</p>
          <TextField
            label={t('pages.note')}
            hint={t('pages.note_hint')}
            error={error_of('note')}
            maxLength={500}
            value={note}
            onChange={(event) => set_note(event.target.value)}
          />
        </>
      )}
    </FormDialog>
  );
}
