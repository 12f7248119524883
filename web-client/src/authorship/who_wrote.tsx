import { useInfiniteQuery } from '@tanstack/react-query';
import { get_object_authorship, get_object_revision_authorship } from '@/generated/authorship';
import type { AuthoredWords, AuthorshipView, BlockAuthorship, Id, PersonLabel } from '@/generated/types';
import { Dialog } from '@/kit/dialog';
import { LoadMore } from '@/kit/load_more';
import { Moment } from '@/kit/moment';
import { Notice } from '@/kit/notice';
import { Skeleton } from '@/kit/skeleton';
import { Failure } from '@/kit/states';
import { type Say, useWords } from '@/words';

interface WhoWroteProps {
  object: Id;
  title: string;
  /** Left out: the draft. */
  revision?: number;
  onClose: () => void;
}

/** A text, each run of words with who wrote it and when, and what was taken away. */
export default function WhoWrote({ object, title, revision, onClose }: WhoWroteProps) {
  const { t } = useWords();
  const query = useInfiniteQuery({
    queryKey: ['object', object, 'authorship', revision ?? 'draft'],
    queryFn: ({ pageParam, signal }) => {
      const after = pageParam || undefined;
      return revision === undefined
        ? get_object_authorship({ object, after }, { signal })
        : get_object_revision_authorship({ object, number: revision, after }, { signal });
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next || undefined,
  });
  const pages = query.data?.pages ?? [];
  return (
    <Dialog
      title={
        revision === undefined
          ? t('authorship.who_wrote_of', { title })
          : t('authorship.revision_of', { number: revision, title })
      }
      shape="panel"
      onClose={onClose}
    >
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
      {pages[0] && <TakenAway view={pages[0]} />}
    </Dialog>
  );
}

/** Whole paragraphs that were there when the text was published before. */
function TakenAway({ view }: { view: AuthorshipView }) {
  const { t } = useWords();
  if (view.removed.length === 0) return null;
  return (
    <section aria-labelledby="taken-away" className="authorship__taken">
      <h3 id="taken-away" className="section-title">
        {t('authorship.taken_away')}
      </h3>
      <ol className="plain authorship">
        {view.removed.map((removed) => (
          <li key={removed.block} className="authorship__block">
            <del>{removed.words}</del>
            <p className="soft small">
              {removed.by === null
                ? t('authorship.taken_away_unknown')
                : t('authorship.removed_by', { name: name_within(view.people, removed.by, t) })}
              {removed.at && (
                <>
                  {', '}
                  <Moment at={removed.at} />
                </>
              )}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

const name_in = (people: PersonLabel[], place: number, t: Say): string =>
  people[place]?.name || t('authorship.somebody');
/** In a sentence. */
const name_within = (people: PersonLabel[], place: number, t: Say): string =>
  people[place]?.name || t('authorship.within_somebody');

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

type Removed = BlockAuthorship['removed'];

/** That somebody removed words which are not known any more is said once for each time. */
const is_told_once = (removed: Removed[number], at: number, all: Removed): boolean =>
  removed.words !== '' || all.findIndex((other) => place_of(other) === place_of(removed)) === at;
const place_of = ({ words, by, at }: Removed[number]): string => `${words} ${by} ${at.slice(0, 16)}`;

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
              `, ${t('authorship.accepted_by', { name: name_within(people, run.accepted_by, t) })}`}
          </li>
        ))}
        {block.removed.filter(is_told_once).map((removed, at) => (
          <li key={at}>
            {removed.words ? <del>{removed.words}</del> : t('authorship.older_words')}{' '}
            {t('authorship.removed_by', { name: name_within(people, removed.by, t) })},{' '}
            <Moment at={removed.at} />
          </li>
        ))}
      </ol>
    </div>
  );
}
