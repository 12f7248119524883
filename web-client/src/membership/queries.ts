import { infiniteQueryOptions } from '@tanstack/react-query';
import { get_space_people } from '@/generated/space_people';
import type { Id, RoleHere } from '@/generated/types';

export type AccessWay = RoleHere['way'];

/** What of the list is asked for; nothing: all of it. */
export interface Asked {
  way?: AccessWay;
  role?: string;
  organisation?: Id;
}

export const people_in = (space: Id, asked: Asked) =>
  infiniteQueryOptions({
    queryKey: ['space', space, 'people', asked],
    queryFn: ({ pageParam, signal }) =>
      get_space_people({ space, ...asked, after: pageParam || undefined }, { signal }),
    initialPageParam: '',
    getNextPageParam: (last: { next: string }) => last.next || undefined,
  });
