import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import {
  get_administration_people,
  get_administration_person,
  get_administration_person_merge,
} from '@/generated/account';
import { get_administration } from '@/generated/administration';
import { get_administration_area, get_administration_areas } from '@/generated/area';
import { get_administration_audit } from '@/generated/audit';
import {
  get_administration_group,
  get_administration_group_members,
  get_administration_groups,
} from '@/generated/group';
import { get_jobs } from '@/generated/job';
import { get_administration_space, get_administration_spaces } from '@/generated/managed_space';
import { get_administration_markings } from '@/generated/marking';
import { get_administration_modules } from '@/generated/module';
import { get_administration_notices } from '@/generated/notice';
import {
  get_administration_organisation,
  get_administration_organisation_merge,
  get_administration_organisations,
} from '@/generated/organisation';
import { get_administration_roles } from '@/generated/role';
import { get_administration_page, get_administration_pages } from '@/generated/site_page';
import {
  get_administration_page_comparison,
  get_administration_page_version,
  get_administration_page_versions,
} from '@/generated/site_page_version';
import { get_administration_storage } from '@/generated/storage';
import type { Id, JobList, PageVersionTable } from '@/generated/types';

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
  queryFn: ({ signal }) => get_administration({ signal }),
});

export type AccountQuestion = Omit<Parameters<typeof get_administration_people>[0], 'after'>;
export const accounts = (asked: AccountQuestion) =>
  paged(['people', asked], (after, signal) => get_administration_people({ ...asked, after }, { signal }));
export const account = (person: Id) =>
  queryOptions({
    queryKey: [root, 'person', person],
    queryFn: ({ signal }) => get_administration_person({ person }, { signal }),
  });
export const merge = (person: Id, into: Id) =>
  queryOptions({
    queryKey: [root, 'merge', person, into],
    queryFn: ({ signal }) => get_administration_person_merge({ person, into }, { signal }),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });

export const organisations = (q: string) =>
  paged(['organisations', q], (after, signal) => get_administration_organisations({ q, after }, { signal }));
export const organisation = (organisation: Id) =>
  queryOptions({
    queryKey: [root, 'organisation', organisation],
    queryFn: ({ signal }) => get_administration_organisation({ organisation }, { signal }),
  });
export const organisation_merge = (organisation: Id, into: Id) =>
  queryOptions({
    queryKey: [root, 'organisation', organisation, into],
    queryFn: ({ signal }) => get_administration_organisation_merge({ organisation, into }, { signal }),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
export const groups = paged(['groups'], (after, signal) => get_administration_groups({ after }, { signal }));
export const group = (group: Id) =>
  queryOptions({
    queryKey: [root, 'group', group],
    queryFn: ({ signal }) => get_administration_group({ group }, { signal }),
  });
export const group_members = (group: Id) =>
  paged(['group', group, 'members'], (after, signal) =>
    get_administration_group_members({ group, after }, { signal }),
  );
export const areas = queryOptions({
  queryKey: [root, 'areas'],
  queryFn: ({ signal }) => get_administration_areas({ signal }),
});
export const area = (area: Id) =>
  queryOptions({
    queryKey: [root, 'area', area],
    queryFn: ({ signal }) => get_administration_area({ area }, { signal }),
  });

export type SpaceQuestion = Omit<Parameters<typeof get_administration_spaces>[0], 'after'>;
export const spaces = (asked: SpaceQuestion) =>
  paged(['spaces', asked], (after, signal) => get_administration_spaces({ ...asked, after }, { signal }));
export const space = (space: Id) =>
  queryOptions({
    queryKey: [root, 'space', space],
    queryFn: ({ signal }) => get_administration_space({ space }, { signal }),
  });

export const roles = queryOptions({
  queryKey: [root, 'roles'],
  queryFn: ({ signal }) => get_administration_roles({ signal }),
});
export const markings = queryOptions({
  queryKey: [root, 'markings'],
  queryFn: ({ signal }) => get_administration_markings({ signal }),
});
export const modules = queryOptions({
  queryKey: [root, 'modules'],
  queryFn: ({ signal }) => get_administration_modules({ signal }),
});
export const notices = queryOptions({
  queryKey: [root, 'notices'],
  queryFn: ({ signal }) => get_administration_notices({ signal }),
});
export const site_pages = queryOptions({
  queryKey: [root, 'pages'],
  queryFn: ({ signal }) => get_administration_pages({ signal }),
});
export const site_page = (page: string) =>
  queryOptions({
    queryKey: [root, 'page', page],
    queryFn: ({ signal }) => get_administration_page({ page }, { signal }),
  });
const versions_on_a_page = 50;
export const site_page_versions = (page: string) =>
  infiniteQueryOptions({
    queryKey: [root, 'page', page, 'versions'],
    queryFn: ({ pageParam, signal }) =>
      get_administration_page_versions({ page, before: pageParam }, { signal }),
    initialPageParam: 0,
    getNextPageParam: (last: PageVersionTable) =>
      last.items.length === versions_on_a_page ? last.items.at(-1)?.version : undefined,
  });
export const site_page_version = (page: string, version: number) =>
  queryOptions({
    queryKey: [root, 'page', page, 'version', version],
    queryFn: ({ signal }) => get_administration_page_version({ page, version }, { signal }),
  });
export const site_page_comparison = (page: string, from: number, to: number) =>
  queryOptions({
    queryKey: [root, 'page', page, 'comparison', from, to],
    queryFn: ({ signal }) => get_administration_page_comparison({ page, from, to }, { signal }),
  });
export const storage = queryOptions({
  queryKey: [root, 'storage'],
  queryFn: ({ signal }) => get_administration_storage({ signal }),
});

export type AuditQuestion = Omit<Parameters<typeof get_administration_audit>[0], 'after'>;
export const audit = (asked: AuditQuestion) =>
  paged(['audit', asked], (after, signal) => get_administration_audit({ ...asked, after }, { signal }));
const jobs_on_a_page = 50;
export const jobs = infiniteQueryOptions({
  queryKey: [root, 'jobs'],
  queryFn: ({ pageParam, signal }) => get_jobs(pageParam ? { before: pageParam } : {}, { signal }),
  initialPageParam: '',
  getNextPageParam: (last: JobList) =>
    last.items.length === jobs_on_a_page ? last.items.at(-1)?.id : undefined,
});

export const read_again = (client: QueryClient) => client.invalidateQueries({ queryKey: [root] });
