import { useInfiniteQuery } from '@tanstack/react-query';
import {
  type AuthoredWords,
  type BlockAuthorship,
  get_object_authorship,
  type Id,
  type PersonLabel,
} from '@/generated/api';
import { Dialog } from '@/kit/dialog';
import { LoadMore } from '@/kit/load_more';
import { Moment } from '@/kit/moment';
import { Notice } from '@/kit/notice';
import { Skeleton } from '@/kit/skeleton';
import { Failure } from '@/kit/states';
import { type Say, useWords } from '@/words';

/** The draft, each run of words with who wrote it and when, and what was taken away. */
export default function WhoWrote({
  object,
  title,
  onClose,
}: {
  object: Id;
  title: string;
  onClose: () => void;
}) {
  const { t } = useWords();
  const query = useInfiniteQuery({
    queryKey: ['object', object, 'authorship'],
    queryFn: ({ pageParam, signal }) =>
      get_object_authorship({ object, after: pageParam || undefined }, { signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next || undefined,
  });
  const pages = query.data?.pages ?? [];
  return (
    <Dialog title={t('authorship.who_wrote_of', { title })} shape="panel" onClose={onClose}>
      {query.error && !query.data && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <Skeleton title={false} />}
      {pages.some((page) => !page.whole) && <Notice kind="note">{t('authorship.not_whole')}</Notice>}
      <ol className="plain authorship">
        {pages.flatMap((page) =>
          page.items.map((block) => (
            <li key={block.block}>
              <Block block={block} people={page.people} />
            </li>
          )),
        )}
      </ol>
      <LoadMore
        more={query.hasNextPage}
        busy={query.isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
    </Dialog>
  );
}

const name_in = (people: PersonLabel[], place: number, t: Say): string =>
  people[place]?.name || t('authorship.somebody');

interface Source {
  key: string;
  run: AuthoredWords;
}

/** Runs of the same person at the same time are one source, wherever in the block they stand. */
const sources_of = (runs: AuthoredWords[]): Source[] => {
  const found = new Map<string, Source>();
  for (const run of runs) {
    const key = key_of(run);
    if (!found.has(key)) found.set(key, { key, run });
  }
  return [...found.values()];
};
const key_of = (run: AuthoredWords): string =>
  `${run.by} ${run.at?.slice(0, 16) ?? ''} ${run.suggestion ?? ''}`;

function Block({ block, people }: { block: BlockAuthorship; people: PersonLabel[] }) {
  const { t } = useWords();
  const sources = sources_of(block.runs);
  const number_of = (run: AuthoredWords) => sources.findIndex(({ key }) => key === key_of(run)) + 1;
  return (
    <div className="authorship__block">
      <p className={block.kind === 'heading' ? 'authorship__heading' : ''}>
        {block.runs.map((run, at) => (
          <span key={at} className="authorship__run" data-source={(number_of(run) - 1) % 6}>
            {run.words}
            {sources.length > 1 && <sup className="authorship__number">{number_of(run)}</sup>}
          </span>
        ))}
      </p>
      <ol className="plain soft small">
        {sources.map(({ key, run }, at) => (
          <li key={key}>
            {sources.length > 1 && `${at + 1} `}
            {name_in(people, run.by, t)}
            {run.at ? (
              <>
                {', '}
                <Moment at={run.at} />
              </>
            ) : (
              ` (${t('authorship.published_before')})`
            )}
            {run.accepted_by !== null &&
              `, ${t('authorship.accepted_by', { name: name_in(people, run.accepted_by, t) })}`}
          </li>
        ))}
        {block.removed.map((removed, at) => (
          <li key={at}>
            {removed.words ? <del>{removed.words}</del> : t('authorship.older_words')}{' '}
            {t('authorship.removed_by', { name: name_in(people, removed.by, t) })} <Moment at={removed.at} />
          </li>
        ))}
      </ol>
    </div>
  );
}
