import { queryOptions } from '@tanstack/react-query';
import { paged } from '@/api/queries';
import { get_people, get_people_words } from '@/generated/people';
import { get_profile } from '@/generated/profile';

/** Of whom the directory shows those alone to whom all of it applies: as the address has it. */
export interface Wanted {
  q?: string;
  skill?: string;
  language?: string;
  organisation?: string;
}

/** The key begins with that of all lists of people. */
export const people_wanted = (wanted: Wanted) =>
  paged(['people', wanted], (after, signal) => get_people({ ...wanted, after }, { signal }));

export const own_profile = queryOptions({
  queryKey: ['own-profile'],
  queryFn: ({ signal }) => get_profile({ signal }),
  // A form begins from it.
  staleTime: 0,
  gcTime: 0,
});

export const find_words = (kind: 'skill' | 'language') => async (q: string) =>
  (await get_people_words({ kind, q })).items;
