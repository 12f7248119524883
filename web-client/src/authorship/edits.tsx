import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, startTransition, useState } from 'react';
import { with_deletion_texts } from '@/deletions/texts';
import { get_object_edits } from '@/generated/authorship';
import type { EditingLine, RevisionLine } from '@/generated/types';
import { Button } from '@/kit/button';
import { LoadMore } from '@/kit/load_more';
import { Moment } from '@/kit/moment';
import { Skeleton } from '@/kit/skeleton';
import { Failure } from '@/kit/states';
import type { ReadText } from '@/reading/text';
import { suggestion_address } from '@/suggestions/address';
import { useWords } from '@/words';
import { exact_time } from '@/words/time';
import { NamedStates } from './named_states';
import type { ShownState } from './state_panel';
import './words';
import './authorship.css';

const WhoWrote = lazy(() => import('./who_wrote'));
const StatePanel = lazy(() => import('./state_panel'));
const LargeDeletions = lazy(with_deletion_texts(() => import('@/deletions/large_deletions')));

interface EditsProps {
  object: Pick<ReadText, 'id' | 'title' | 'address' | 'language'>;
  /** The published revisions that are shown, between which the edits lie. */
  revisions: RevisionLine[];
}

/** What was written in the draft between the published revisions, for those who may write it. */
export default function Edits({ object, revisions }: EditsProps) {
  const { t } = useWords();
  const [asked, ask] = useState(false);
  const [shown, show] = useState<ShownState | null>(null);
  const query = useInfiniteQuery({
    queryKey: ['object', object.id, 'edits'],
    queryFn: ({ pageParam, signal }) =>
      get_object_edits({ object: object.id, after: pageParam || undefined }, { signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next || undefined,
  });
  const lines = query.data?.pages.flatMap((page) => page.items) ?? [];
  const look = (state: ShownState) => startTransition(() => show(state));
  return (
    <section className="edits" aria-labelledby="edits">
      <Suspense>
        <LargeDeletions
          object={object}
          onLook={({ state }) => look({ state, before: null, title: t('authorship.before_deletion') })}
        />
      </Suspense>
      <NamedStates object={object.id} onLook={look} />
      <h2 id="edits" className="section-title">
        {t('authorship.edits')}
      </h2>
      {query.error && !query.data && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton title={false} />}
      {query.data && lines.length === 0 && <p className="soft">{t('authorship.no_edits')}</p>}
      {lines.length > 0 && (
        <>
          <Button kind="secondary" onClick={() => startTransition(() => ask(true))}>
            {t('authorship.who_wrote')}
          </Button>
          <ol className="plain edits__list">
            {among(revisions, lines).map(({ revision, line }) =>
              line ? (
                <li key={line.state}>
                  <Line line={line} onLook={look} />
                </li>
              ) : (
                <li key={`revision ${revision.number}`} className="edits__revision">
                  {t('authorship.revision_published', { number: revision.number })}{' '}
                  <Moment at={revision.created} />
                </li>
              ),
            )}
          </ol>
          <LoadMore
            more={query.hasNextPage}
            busy={query.isFetchingNextPage}
            onMore={() => void query.fetchNextPage()}
          />
        </>
      )}
      <Suspense>
        {asked && <WhoWrote object={object.id} title={object.title} onClose={() => ask(false)} />}
        {shown && <StatePanel key={shown.state} object={object} of={shown} onClose={() => show(null)} />}
      </Suspense>
    </section>
  );
}

type Step = { revision: RevisionLine; line?: undefined } | { revision?: undefined; line: EditingLine };

/** Edits and publications, the newest first; both lists are in that order. */
export function among(revisions: RevisionLine[], lines: EditingLine[]): Step[] {
  const steps: Step[] = [];
  let next = 0;
  for (const line of lines) {
    for (
      let revision = revisions[next];
      revision && revision.created >= line.to;
      revision = revisions[++next]
    )
      steps.push({ revision });
    steps.push({ line });
  }
  return steps;
}

/** "Priya Shah, 14:02 to 14:20, 3 paragraphs" */
function Line({ line, onLook }: { line: EditingLine; onLook: (state: ShownState) => void }) {
  const { t, language } = useWords();
  const until = new Date(line.to);
  const minutes = Math.round((until.getTime() - new Date(line.from).getTime()) / 60_000);
  const name = line.by.name || t('authorship.somebody');
  return (
    <div className="edits__line">
      <div>
        <p>
          <strong>{name}</strong>{' '}
          <span className="soft">
            <Moment at={line.to} />
            {minutes > 0 && ` ${t('authorship.for_minutes', { count: minutes })}`}
          </span>
        </p>
        <p className="soft small" title={exact_time(until, language)}>
          {[
            line.blocks > 0 && t('authorship.paragraphs', { count: line.blocks }),
            line.added > 0 && t('authorship.written', { count: line.added }),
            line.removed > 0 && t('authorship.removed', { count: line.removed }),
          ]
            .filter(Boolean)
            .join(', ')}
          {line.suggestion && (
            <>
              {', '}
              <Link to={suggestion_address(line.suggestion)}>
                {t('authorship.accepted_by', {
                  name: line.accepted_by?.name || t('authorship.within_somebody'),
                })}
              </Link>
            </>
          )}
        </p>
      </div>
      {line.kept ? (
        <Button
          kind="quiet"
          onClick={() =>
            onLook({
              state: line.state,
              before: line.before,
              title: t('authorship.state_by', { name: line.by.name || t('authorship.within_somebody') }),
            })
          }
        >
          {t('authorship.what_changed')}
          <span className="visually-hidden">
            {' '}
            {name}, {exact_time(until, language)}
          </span>
        </Button>
      ) : (
        <p className="soft small">{t('authorship.too_old')}</p>
      )}
    </div>
  );
}
