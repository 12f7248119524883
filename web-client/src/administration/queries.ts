import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import * as api from '@/generated/api';

/** What the screens of administration read; all of it is read again after a change. */
const root = 'administration';

const paged = <A extends { next: string }>(
  key: readonly unknown[],
  read: (after: string | undefined, signal: AbortSignal) => Promise<A>,
) =>
  infiniteQueryOptions({
    queryKey: [root, ...key],
    queryFn: ({ pageParam, signal }) => read(pageParam || undefined, signal),
    initialPageParam: '',
    getNextPageParam: (last: A) => last.next || undefined,
  });

export const administration = queryOptions({
  queryKey: [root],
  queryFn: ({ signal }) => api.get_administration({ signal }),
});

export type AccountQuestion = Omit<Parameters<typeof api.get_administration_people>[0], 'after'>;
export const accounts = (asked: AccountQuestion) =>
  paged(['people', asked], (after, signal) => api.get_administration_people({ ...asked, after }, { signal }));
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

export const organisations = (q: string) =>
  paged(['organisations', q], (after, signal) =>
    api.get_administration_organisations({ q, after }, { signal }),
  );
export const organisation = (organisation: api.Id) =>
  queryOptions({
    queryKey: [root, 'organisation', organisation],
    queryFn: ({ signal }) => api.get_administration_organisation({ organisation }, { signal }),
  });
export const organisation_merge = (organisation: api.Id, into: api.Id) =>
  queryOptions({
    queryKey: [root, 'organisation', organisation, into],
    queryFn: ({ signal }) => api.get_administration_organisation_merge({ organisation, into }, { signal }),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
export const groups = paged(['groups'], (after, signal) =>
  api.get_administration_groups({ after }, { signal }),
);
export const group = (group: api.Id) =>
  queryOptions({
    queryKey: [root, 'group', group],
    queryFn: ({ signal }) => api.get_administration_group({ group }, { signal }),
  });
export const group_members = (group: api.Id) =>
  paged(['group', group, 'members'], (after, signal) =>
    api.get_administration_group_members({ group, after }, { signal }),
  );
export const areas = queryOptions({
  queryKey: [root, 'areas'],
  queryFn: ({ signal }) => api.get_administration_areas({ signal }),
});
export const area = (area: api.Id) =>
  queryOptions({
    queryKey: [root, 'area', area],
    queryFn: ({ signal }) => api.get_administration_area({ area }, { signal }),
  });

export type AuditQuestion = Omit<Parameters<typeof api.get_administration_audit>[0], 'after'>;
export const audit = (asked: AuditQuestion) =>
  paged(['audit', asked], (after, signal) => api.get_administration_audit({ ...asked, after }, { signal }));
const jobs_on_a_page = 50;
export const jobs = infiniteQueryOptions({
  queryKey: [root, 'jobs'],
  queryFn: ({ pageParam, signal }) => api.get_jobs(pageParam ? { before: pageParam } : {}, { signal }),
  initialPageParam: '',
  getNextPageParam: (last: api.JobList) =>
    last.items.length === jobs_on_a_page ? last.items.at(-1)?.id : undefined,
});

export const read_again = (client: QueryClient) => client.invalidateQueries({ queryKey: [root] });
