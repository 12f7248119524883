import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, lazy, Suspense, startTransition, useState } from 'react';
import * as queries from '@/api/queries';
import type { RevisionLine } from '@/generated/types';
import { Breadcrumb } from '@/kit/breadcrumb';
import { Button } from '@/kit/button';
import { Dialog } from '@/kit/dialog';
import { LoadMore } from '@/kit/load_more';
import { Moment } from '@/kit/moment';
import { PrintedHtml } from '@/kit/printed_html';
import { Skeleton } from '@/kit/skeleton';
import { StateTag } from '@/kit/state_tag';
import { Empty, Failure } from '@/kit/states';
import { Heading, useDocumentTitle } from '@/shell/heading';
import { with_suggestion_texts } from '@/suggestions/texts';
import { useWords } from '@/words';
import { compare_address } from './address';
import { with_comparing_texts } from './comparing_texts';
import { RestoreDialog } from './restore_dialog';
import type { ReadText } from './text';
import './words';
import './history.css';

const AgreedBy = lazy(async () => (await import('@/agreeing/parts')).agreed_by());
const AskToRestore = lazy(async () => (await import('@/agreeing/parts')).ask_to_restore());
const Edits = lazy(with_suggestion_texts(() => import('@/authorship/edits')));
const CompareWith = lazy(with_comparing_texts(() => import('./compare_with')));
const WhoWrote = lazy(with_suggestion_texts(() => import('@/authorship/who_wrote')));

/** Every revision of a text, newest first: read one, compare any two, restore one. */
export function History({ page, edit }: { page: ReadText; edit: string }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const query = useInfiniteQuery(queries.revisions(page.id));
  const revisions = query.data?.pages.flatMap((part) => part.items) ?? [];
  const [chosen, choose] = useState<{ from?: number; to?: number }>({});
  const from = chosen.from ?? revisions[1]?.number;
  const to = chosen.to ?? revisions[0]?.number;
  const [reading, read] = useState<RevisionLine | null>(null);
  const [restoring, restore] = useState<RevisionLine | null>(null);
  const [asked, set_asked] = useState<number | null>(null);
  const ask = (number: number | null) => {
    read(null);
    startTransition(() => set_asked(number));
  };
  useDocumentTitle(t('reading.history_of', { title: page.title }), page.space.name);

  const compare = (event: FormEvent) => {
    event.preventDefault();
    if (from === undefined || to === undefined) return;
    void navigate({ to: compare_address(page, Math.min(from, to), Math.max(from, to)) });
  };
  return (
    <div className="history">
      <Breadcrumb trail={[...page.trail.filter((step) => step.id !== page.id), page]} />
      <Heading of={page.id}>{t('reading.history_of', { title: page.title })}</Heading>
      {query.error && !query.data && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton title={false} />}
      {query.data && revisions.length === 0 && (
        <Empty title={t('reading.history_empty')}>{t('reading.history_empty_text')}</Empty>
      )}
      {revisions.length > 0 && (
        <form onSubmit={compare}>
          <table className="govuk-table history__table">
            <caption className="visually-hidden">{t('reading.history_caption')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('reading.compare_from')}</th>
                <th scope="col">{t('reading.compare_to')}</th>
                <th scope="col">{t('reading.revision')}</th>
                <th scope="col">
                  <span className="visually-hidden">{t('core.acts')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {revisions.map((revision) => (
                <tr key={revision.number}>
                  <td>
                    <Choice
                      name="from"
                      revision={revision}
                      chosen={from}
                      onChoose={() => choose({ ...chosen, from: revision.number })}
                    />
                  </td>
                  <td>
                    <Choice
                      name="to"
                      revision={revision}
                      chosen={to}
                      onChoose={() => choose({ ...chosen, to: revision.number })}
                    />
                  </td>
                  <td>
                    <RevisionWords revision={revision} current={revision.number === page.revision} />
                  </td>
                  <td className="history__acts">
                    <Button kind="quiet" onClick={() => read(revision)}>
                      {t('reading.view')}
                      <span className="visually-hidden">
                        {' '}
                        {t('reading.revision_number', { number: revision.number })}
                      </span>
                    </Button>
                    {page.can.includes(edit) && revision.number !== page.revision && (
                      <Button kind="quiet" onClick={() => restore(revision)}>
                        {t('reading.restore')}
                        <span className="visually-hidden">
                          {' '}
                          {t('reading.revision_number', { number: revision.number })}
                        </span>
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <div className="govuk-button-group">
            <Button type="submit" disabled={revisions.length < 2 || from === to}>
              {t('reading.compare')}
            </Button>
            <LoadMore
              more={query.hasNextPage}
              busy={query.isFetchingNextPage}
              onMore={() => void query.fetchNextPage()}
            />
          </div>
        </form>
      )}
      <Suspense>{page.revision > 0 && <CompareWith page={page} />}</Suspense>
      <Suspense>{page.can.includes(edit) && <Edits object={page} revisions={revisions} />}</Suspense>
      {reading && (
        <RevisionReader
          page={page}
          number={reading.number}
          onWhoWrote={page.can.includes(edit) ? () => ask(reading.number) : null}
          onClose={() => read(null)}
        />
      )}
      <Suspense>
        {asked !== null && (
          <WhoWrote object={page.id} title={page.title} revision={asked} onClose={() => ask(null)} />
        )}
      </Suspense>
      {restoring && !page.second_person && (
        <RestoreDialog page={page} revision={restoring} onClose={() => restore(null)} />
      )}
      <Suspense>
        {restoring && page.second_person && (
          <AskToRestore page={page} revision={restoring} onClose={() => restore(null)} />
        )}
      </Suspense>
    </div>
  );
}

interface ChoiceProps {
  name: 'from' | 'to';
  revision: RevisionLine;
  chosen: number | undefined;
  onChoose: () => void;
}

function Choice({ name, revision, chosen, onChoose }: ChoiceProps) {
  const { t } = useWords();
  const id = `${name}-${revision.number}`;
  return (
    <div className="govuk-radios govuk-radios--small">
      <div className="govuk-radios__item">
        <input
          type="radio"
          className="govuk-radios__input"
          id={id}
          name={name}
          checked={revision.number === chosen}
          onChange={onChoose}
        />
        <label htmlFor={id} className="govuk-label govuk-radios__label">
          <span className="visually-hidden">
            {t(name === 'from' ? 'reading.compare_from_number' : 'reading.compare_to_number', {
              number: revision.number,
            })}
          </span>
        </label>
      </div>
    </div>
  );
}

function RevisionWords({ revision, current }: { revision: RevisionLine; current: boolean }) {
  const { t } = useWords();
  return (
    <>
      <p>
        <span className="history__number tabular">
          {t('reading.revision_number', { number: revision.number })}
        </span>{' '}
        <span className="soft">
          <Moment at={revision.created} /> {t('publishing.by', { name: revision.author.name })}
        </span>{' '}
        {current && <StateTag tone="good">{t('reading.current')}</StateTag>}{' '}
        {revision.minor && <StateTag tone="plain">{t('publishing.minor')}</StateTag>}
      </p>
      {revision.restored_from !== null && (
        <p className="soft">{t('reading.restored_from', { number: revision.restored_from })}</p>
      )}
      <Suspense>{revision.agreed_by && <AgreedBy person={revision.agreed_by} />}</Suspense>
      {revision.note && <p>{revision.note}</p>}
    </>
  );
}

interface RevisionReaderProps {
  page: ReadText;
  number: number;
  /** Null: they may not know. */
  onWhoWrote: (() => void) | null;
  onClose: () => void;
}

function RevisionReader({ page, number, onWhoWrote, onClose }: RevisionReaderProps) {
  const { t } = useWords();
  const { data, error } = useQuery(queries.revision(page.id, number));
  return (
    <Dialog title={t('reading.revision_number', { number })} shape="panel" onClose={onClose}>
      {error && <Failure error={error} />}
      {!data && !error && <Skeleton />}
      {data && (
        <>
          <p className="soft">
            <Moment at={data.created} /> {t('publishing.by', { name: data.author.name })}
          </p>
          {onWhoWrote && (
            <p>
              <Button kind="secondary" onClick={onWhoWrote}>
                {t('reading.who_wrote')}
              </Button>
            </p>
          )}
          <h3 className="page-title">{data.title}</h3>
          <PrintedHtml html={data.html} lang={page.language} />
        </>
      )}
    </Dialog>
  );
}
