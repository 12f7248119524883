import { queryOptions } from '@tanstack/react-query';
import { get_object_publication_request } from '@/generated/agreeing';
import type { Id } from '@/generated/types';

/** What others are asked to agree to; the key begins as all of an object's do, so that live events refetch it. */
export const asked_of = (object: Id) =>
  queryOptions({
    queryKey: ['object', object, 'publication-request'],
    queryFn: ({ signal }) => get_object_publication_request({ object }, { signal }),
    staleTime: 0,
  });
