import { queryOptions } from '@tanstack/react-query';
import { get_space_home, get_space_home_form } from '@/generated/space_home';
import type { Id } from '@/generated/types';

export const home_of = (space: Id) =>
  queryOptions({
    queryKey: ['space', space, 'home'],
    queryFn: ({ signal }) => get_space_home({ space }, { signal }),
  });
/** A form begins from it: what somebody else changed meanwhile would be taken back by an older one. */
export const home_form = (space: Id) =>
  queryOptions({
    queryKey: ['space-home-form', space],
    queryFn: ({ signal }) => get_space_home_form({ space }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });

/** What the screens of a space as a place ask about. */
export const may_here = { arrange: 'core.arrange_home', manage: 'core.manage_space' } as const;
