import { queryOptions } from '@tanstack/react-query';
import { get_object_scheduled_publication } from '@/generated/schedule';
import type { Id } from '@/generated/types';

/** What of a text is to be published later; the key begins as all of an object's do, so that live events refetch it. */
export const scheduled_for = (object: Id) =>
  queryOptions({
    queryKey: ['object', object, 'scheduled'],
    queryFn: ({ signal }) => get_object_scheduled_publication({ object }, { signal }),
    staleTime: 0,
  });
