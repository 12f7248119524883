import { queryOptions } from '@tanstack/react-query';
import { get_object_review, type Id } from '@/generated/api';

/** By when a text is to be looked at again: for those who may write it. */
export const review_of = (object: Id) =>
  queryOptions({
    queryKey: ['object', object, 'review'],
    queryFn: ({ signal }) => get_object_review({ object }, { signal }),
  });
