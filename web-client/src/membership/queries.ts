import { infiniteQueryOptions } from '@tanstack/react-query';
import { get_space_access_review, get_space_access_reviews } from '@/generated/access_review';
import { get_space_people } from '@/generated/space_people';
import type { AccessReviewEntry, Id, RoleHere } from '@/generated/types';

export type AccessWay = RoleHere['way'];
export type Mark = NonNullable<AccessReviewEntry['mark']>;

/** What of the list is asked for; nothing: all of it. */
export interface Asked {
  way?: AccessWay;
  role?: string;
  organisation?: Id;
}

const paged = <Page extends { next: string }>(
  queryKey: readonly unknown[],
  read: (after: string | undefined, signal: AbortSignal) => Promise<Page>,
) =>
  infiniteQueryOptions({
    queryKey,
    queryFn: ({ pageParam, signal }) => read(pageParam || undefined, signal),
    initialPageParam: '',
    getNextPageParam: (last: Page) => last.next || undefined,
  });

export const people_in = (space: Id, asked: Asked) =>
  paged(['space', space, 'people', asked], (after, signal) =>
    get_space_people({ space, ...asked, after }, { signal }),
  );

/** The open review, those that were signed, and when the next is due. */
export const reviews_of = (space: Id) =>
  paged(['space', space, 'access-reviews'], (after, signal) =>
    get_space_access_reviews({ space, after }, { signal }),
  );
export const review = (space: Id, id: Id) =>
  paged(['space', space, 'access-reviews', id], (after, signal) =>
    get_space_access_review({ space, review: id, after }, { signal }),
  );
