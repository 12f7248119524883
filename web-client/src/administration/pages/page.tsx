import { useQuery } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { delete_administration_page_asking } from '@/generated/site_page';
import type { PageAsking, PageWords, SitePageView } from '@/generated/types';
import { Button } from '@/kit/button';
import { Notice } from '@/kit/notice';
import { PrintedHtml } from '@/kit/printed_html';
import { Skeleton } from '@/kit/skeleton';
import { StateTag } from '@/kit/state_tag';
import { Empty, Failure } from '@/kit/states';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { useWords } from '@/words';
import { FormDialog } from '../form_dialog';
import { place } from '../place';
import * as queries from '../queries';
import './texts';
import { name_of } from './name_of';
import { Versions } from './page_versions';
import { Written } from './pages';
import './pages.css';

/** One page of the footer: what it says in both languages, what people accept of it, and its versions. */
export function PageScreen({ id }: { id: string }) {
  const { t } = useWords();
  const { data: page, error, refetch } = useQuery(queries.site_page(id));
  const told = useRouterState({ select: (state) => state.location.state.notice });
  const [done, set_done] = useState('');
  useDocumentTitle(page && name_of(page, t), t('pages.title'));
  if (!page) return error ? <Failure error={error} onRetry={() => void refetch()} /> : <Skeleton />;
  const name = name_of(page, t);
  return (
    <>
      <div className="screen__head">
        <div>
          <Heading of={page.page}>{name}</Heading>
          {page.version > 0 && (
            <p>
              <a href={`/about/${page.page}`}>{t('pages.read_public')}</a>
            </p>
          )}
        </div>
        <Link className="govuk-button" to={place('pages', page.page, 'edit')}>
          {t('pages.change')}
        </Link>
      </div>
      {(done || told) && <Notice kind="success">{done || told}</Notice>}
      {page.version === 0 && <Empty title={t('pages.unwritten')} />}
      <Words page={page} />
      {page.asking && <Asking page={page.page} name={name} asking={page.asking} onDone={set_done} />}
      {page.version > 0 && <Versions page={page} onDone={set_done} />}
    </>
  );
}

/** What it says now, one language at a time. */
function Words({ page }: { page: SitePageView }) {
  return (
    <>
      {page.english && page.english_words && <Language of="english" words={page.english_words} page={page} />}
      {page.version > 0 && <Language of="welsh" words={page.welsh_words} page={page} />}
    </>
  );
}

interface LanguageProps {
  of: 'english' | 'welsh';
  words: PageWords | null;
  page: SitePageView;
}

function Language({ of, words, page }: LanguageProps) {
  const { t } = useWords();
  const written = page[of];
  return (
    <section className="administration__part" aria-labelledby={`in-${of}`}>
      <h2 id={`in-${of}`} className="section-title">
        {t(`pages.${of}`)}
      </h2>
      {written && (
        <p className="row">
          <Written language={written} />
          {of === 'welsh' && (
            <StateTag tone={page.behind > 0 ? 'caution' : 'good'}>
              {page.behind > 0 ? t('pages.behind', { count: page.behind }) : t('pages.welsh_level')}
            </StateTag>
          )}
        </p>
      )}
      {words ? (
        <details className="pages__words">
          <summary>{t('pages.text_of', { title: words.title })}</summary>
          <PrintedHtml html={words.html} lang={of === 'welsh' ? 'cy' : 'en'} />
        </details>
      ) : (
        <p>{t('pages.welsh_missing')}</p>
      )}
    </section>
  );
}

interface AskingProps {
  page: string;
  name: string;
  asking: PageAsking;
  onDone: (words: string) => void;
}

/** How many have accepted it; who has not is nobody's business here. */
function Asking({ page, name, asking, onDone }: AskingProps) {
  const { t } = useWords();
  const [stopping, stop] = useState(false);
  return (
    <section className="administration__part" aria-labelledby="asking">
      <h2 id="asking" className="section-title">
        {t('pages.asking')}
      </h2>
      <p>
        {t('pages.accepted_by', {
          accepted: asking.accepted,
          people: asking.people,
          version: asking.version,
        })}
      </p>
      <Button kind="secondary" onClick={() => stop(true)}>
        {t('pages.stop')}
        <span className="visually-hidden"> {name}</span>
      </Button>
      {stopping && (
        <FormDialog
          title={t('pages.stop_title')}
          act={t('pages.stop')}
          kind="warning"
          apply={() => delete_administration_page_asking({ page })}
          onDone={() => onDone(t('pages.stopped'))}
          onClose={() => stop(false)}
        >
          {() => <p>{t('pages.stop_text')}</p>}
        </FormDialog>
      )}
    </section>
  );
}
