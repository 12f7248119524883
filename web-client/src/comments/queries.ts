import { infiniteQueryOptions } from '@tanstack/react-query';
import type { Id } from '@/generated/api';
import { get_object_comments } from '@/generated/api';
import './words';

/** The threads on an object; the key begins as all of an object's do, so that live events refetch them. */
export const threads = (object: Id, state: 'open' | 'resolved') =>
  infiniteQueryOptions({
    queryKey: ['object', object, 'comments', state],
    queryFn: ({ pageParam, signal }) =>
      get_object_comments({ object, state, after: pageParam || undefined }, { signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next || undefined,
  });
