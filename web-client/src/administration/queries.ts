import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import * as api from '@/generated/api';

/** What the screens of administration read; all of it is read again after a change. */
const root = 'administration';

export const administration = queryOptions({
  queryKey: [root],
  queryFn: ({ signal }) => api.get_administration({ signal }),
});

export type AccountQuestion = Omit<Parameters<typeof api.get_administration_people>[0], 'after'>;
export const accounts = (asked: AccountQuestion) =>
  infiniteQueryOptions({
    queryKey: [root, 'people', asked],
    queryFn: ({ pageParam, signal }) =>
      api.get_administration_people({ ...asked, after: pageParam || undefined }, { signal }),
    initialPageParam: '',
    getNextPageParam: (last: { next: string }) => last.next || undefined,
  });
export const account = (person: api.Id) =>
  queryOptions({
    queryKey: [root, 'person', person],
    queryFn: ({ signal }) => api.get_administration_person({ person }, { signal }),
  });
export const merge = (person: api.Id, into: api.Id) =>
  queryOptions({
    queryKey: [root, 'merge', person, into],
    queryFn: ({ signal }) => api.get_administration_person_merge({ person, into }, { signal }),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });

export const read_again = (client: QueryClient) => client.invalidateQueries({ queryKey: [root] });
