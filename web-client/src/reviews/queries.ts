import { queryOptions } from '@tanstack/react-query';
import { get_object_review } from '@/generated/review';
import type { Id } from '@/generated/types';

/** As long before its day a text says, to those who write it, that it is to be looked at again. */
export const notice_days = 14;

/** By when a text is to be looked at again: for those who may write it. */
export const review_of = (object: Id) =>
  queryOptions({
    queryKey: ['object', object, 'review'],
    queryFn: ({ signal }) => get_object_review({ object }, { signal }),
  });
