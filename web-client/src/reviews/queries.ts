import { queryOptions } from '@tanstack/react-query';
import { get_object_review } from '@/generated/review';
import type { Id } from '@/generated/types';

/** By when a text is to be looked at again: for those who may write it. */
export const review_of = (object: Id) =>
  queryOptions({
    queryKey: ['object', object, 'review'],
    queryFn: ({ signal }) => get_object_review({ object }, { signal }),
  });
