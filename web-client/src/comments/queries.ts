import { infiniteQueryOptions } from '@tanstack/react-query';
import { get_object_comments } from '@/generated/comment';
import type { Id } from '@/generated/types';
import './words';

/** Which of the threads somebody wants to read; nothing said: all, beside what is published. */
export interface Wanted {
  which?: 'published' | 'draft';
  mine?: boolean;
  organisation?: string;
}

/** The threads on an object; the key begins as all of an object's do, so that live events refetch them. */
export const threads = (object: Id, state: 'open' | 'resolved', wanted: Wanted = {}) =>
  infiniteQueryOptions({
    queryKey: ['object', object, 'comments', state, wanted],
    queryFn: ({ pageParam, signal }) =>
      get_object_comments({ object, state, ...wanted, after: pageParam || undefined }, { signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next || undefined,
  });
