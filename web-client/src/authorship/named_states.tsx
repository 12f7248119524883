import { useInfiniteQuery } from '@tanstack/react-query';
import { get_object_draft_states } from '@/generated/draft_state';
import type { Id } from '@/generated/types';
import { Button } from '@/kit/button';
import { LoadMore } from '@/kit/load_more';
import { Moment } from '@/kit/moment';
import { useWords } from '@/words';
import type { ShownState } from './state_panel';

/** States of the draft that somebody has named; nothing where there are none. */
export function NamedStates({ object, onLook }: { object: Id; onLook: (state: ShownState) => void }) {
  const { t } = useWords();
  const query = useInfiniteQuery({
    queryKey: ['object', object, 'draft-states'],
    queryFn: ({ pageParam, signal }) =>
      get_object_draft_states({ object, after: pageParam || undefined }, { signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next || undefined,
  });
  const states = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (states.length === 0) return null;
  return (
    <>
      <h2 className="section-title" id="named-states">
        {t('authorship.named_states')}
      </h2>
      <ul className="plain edits__list" aria-labelledby="named-states">
        {states.map((state) => (
          <li key={state.state} className="edits__line">
            <div>
              <p>
                <strong>{state.name}</strong> {state.at && <Moment at={state.at} />}
              </p>
              <p className="soft small">
                {t('authorship.named_by', { name: state.by.name || t('authorship.within_somebody') })}{' '}
                <Moment at={state.named} />
              </p>
            </div>
            <Button
              kind="quiet"
              onClick={() =>
                onLook({
                  state: state.state,
                  before: null,
                  title: t('authorship.state_named', { name: state.name }),
                })
              }
            >
              {t('authorship.look')}
              <span className="visually-hidden"> {state.name}</span>
            </Button>
          </li>
        ))}
      </ul>
      <LoadMore
        more={query.hasNextPage}
        busy={query.isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
    </>
  );
}
