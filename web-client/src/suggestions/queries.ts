import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { get_object_suggestions, get_suggestion } from '@/generated/suggestion';
import type { Id } from '@/generated/types';
import './words';

export type Listed = 'open' | 'settled';

/** Those for an object's text; the key begins as all of an object's do, so that live events refetch them. */
export const suggestions = (object: Id, state: Listed) =>
  infiniteQueryOptions({
    queryKey: ['object', object, 'suggestions', state],
    queryFn: ({ pageParam, signal }) =>
      get_object_suggestions({ object, state, after: pageParam || undefined }, { signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next || undefined,
  });

export const suggestion = (id: Id) =>
  queryOptions({
    queryKey: ['suggestion', id],
    queryFn: ({ signal }) => get_suggestion({ suggestion: id }, { signal }),
  });
