import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, startTransition, useState } from 'react';
import { type EditingLine, get_object_edits, type Id } from '@/generated/api';
import { Button } from '@/kit/button';
import { LoadMore } from '@/kit/load_more';
import { Moment } from '@/kit/moment';
import { Skeleton } from '@/kit/skeleton';
import { Failure } from '@/kit/states';
import { suggestion_address } from '@/suggestions/address';
import { useWords } from '@/words';
import { exact_time } from '@/words/time';
import './words';
import './authorship.css';

const WhoWrote = lazy(() => import('./who_wrote'));

/** What was written in the draft between the published revisions, for those who may write it. */
export default function Edits({ object, title }: { object: Id; title: string }) {
  const { t } = useWords();
  const [asked, ask] = useState(false);
  const query = useInfiniteQuery({
    queryKey: ['object', object, 'edits'],
    queryFn: ({ pageParam, signal }) =>
      get_object_edits({ object, after: pageParam || undefined }, { signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next || undefined,
  });
  const lines = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="edits" aria-labelledby="edits">
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
            {lines.map((line) => (
              <li key={`${line.from} ${line.by.id} ${line.to}`}>
                <Line line={line} />
              </li>
            ))}
          </ol>
          <LoadMore
            more={query.hasNextPage}
            busy={query.isFetchingNextPage}
            onMore={() => void query.fetchNextPage()}
          />
        </>
      )}
      <Suspense>{asked && <WhoWrote object={object} title={title} onClose={() => ask(false)} />}</Suspense>
    </section>
  );
}

/** "Priya Shah, 14:02 to 14:20, 3 paragraphs" */
function Line({ line }: { line: EditingLine }) {
  const { t, language } = useWords();
  const until = new Date(line.to);
  const minutes = Math.round((until.getTime() - new Date(line.from).getTime()) / 60_000);
  return (
    <>
      <p>
        <strong>{line.by.name || t('authorship.somebody')}</strong>{' '}
        <span className="soft">
          <Moment at={line.to} />
          {minutes > 0 && ` ${t('authorship.for_minutes', { count: minutes })}`}
        </span>
      </p>
      <p className="soft small" title={exact_time(until, language)}>
        {t('authorship.paragraphs', { count: line.blocks })}
        {', '}
        {t('authorship.letters', { added: line.added, removed: line.removed })}
        {line.suggestion && (
          <>
            {'. '}
            <Link to={suggestion_address(line.suggestion)}>
              {t('authorship.accepted_by', { name: line.accepted_by?.name || t('authorship.somebody') })}
            </Link>
          </>
        )}
      </p>
    </>
  );
}
