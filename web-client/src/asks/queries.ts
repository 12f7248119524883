import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { get_ask, get_asks, get_object_asks } from '@/generated/ask';
import { get_comment_changed_passages, get_comment_outcome, get_object_points } from '@/generated/outcome';
import type { Id, OwnAskPage, OwnPoints } from '@/generated/types';
import './words';

/** What is asked about an object; the key begins as all of an object's do, so that live events refetch it. */
export const asks_about = (object: Id) =>
  queryOptions({
    queryKey: ['object', object, 'asks'],
    queryFn: ({ signal }) => get_object_asks({ object }, { signal }),
  });

/** How far one ask has come, for whoever may ask. */
export const ask = (id: Id) =>
  queryOptions({ queryKey: ['ask', id], queryFn: ({ signal }) => get_ask({ ask: id }, { signal }) });

/** What one is asked to do: the key begins with that of Home, as what refetches the one refetches the other. */
export const own_asks = infiniteQueryOptions({
  queryKey: ['home', 'asks'],
  queryFn: ({ pageParam, signal }) => get_asks({ after: pageParam || undefined }, { signal }),
  initialPageParam: '',
  getNextPageParam: (last: OwnAskPage) => last.next || undefined,
});

/** The points that one made about an object, and what became of them. */
export const points = (object: Id) =>
  infiniteQueryOptions({
    queryKey: ['object', object, 'points'],
    queryFn: ({ pageParam, signal }) =>
      get_object_points({ object, after: pageParam || undefined }, { signal }),
    initialPageParam: '',
    getNextPageParam: (last: OwnPoints) => last.next || undefined,
  });

export const outcome_history = (comment: Id) =>
  queryOptions({
    queryKey: ['outcome', comment],
    queryFn: ({ signal }) => get_comment_outcome({ comment }, { signal }),
    staleTime: 0,
  });

/** What of the text says something else since a comment was made. */
export const changed_passages = (comment: Id) =>
  queryOptions({
    queryKey: ['changed-passages', comment],
    queryFn: ({ signal }) => get_comment_changed_passages({ comment }, { signal }),
    staleTime: 0,
  });
