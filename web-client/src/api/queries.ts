import { infiniteQueryOptions, QueryClient, queryOptions } from '@tanstack/react-query';
import { get_object_access, get_object_restriction } from '@/generated/access';
import { get_object_files } from '@/generated/file';
import { get_drafts, get_home } from '@/generated/home';
import { get_space_members } from '@/generated/member';
import { get_object } from '@/generated/object';
import { get_groups, get_organisations, get_people, get_person } from '@/generated/people';
import { get_object_comparison, get_object_revision, get_object_revisions } from '@/generated/revision';
import { get_search, get_search_quick } from '@/generated/search';
import { get_session, get_sessions } from '@/generated/session';
import { get_space, get_space_bin, get_space_news, get_spaces } from '@/generated/space';
import { get_space_form } from '@/generated/space_form';
import type { DirectoryBody, Id, RestrictionEntry } from '@/generated/types';
import { Problem } from './problem';

/**
 * Everything the client reads, by key. The first two parts of a key say what it is about (`object`, `space`, `home`,
 * ...) and which one: live events refetch by them.
 */
export const make_query_client = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 20_000,
        networkMode: 'always',
        refetchOnWindowFocus: true,
        retry: (count, error) =>
          count < 1 && error instanceof Problem && (error.status === 0 || error.status >= 502),
        retryDelay: 700,
      },
      mutations: { networkMode: 'always' },
    },
  });

export const paged = <A extends { next: string }>(
  key: readonly unknown[],
  read: (after: string | undefined, signal: AbortSignal) => Promise<A>,
) =>
  infiniteQueryOptions({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => read(pageParam || undefined, signal),
    initialPageParam: '',
    getNextPageParam: (last: A) => last.next || undefined,
  });

export const session = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => get_session({ signal, signing_in: true }),
  staleTime: 5 * 60_000,
});
export const devices = queryOptions({
  queryKey: ['devices'],
  queryFn: ({ signal }) => get_sessions({ signal }),
});
export const home = queryOptions({
  queryKey: ['home'],
  queryFn: ({ signal }) => get_home({ signal }),
});
/** The key begins with that of Home: what refetches the one refetches the other. */
export const drafts = paged(['home', 'drafts'], (after, signal) => get_drafts({ after }, { signal }));

export const spaces = paged(['spaces'], (after, signal) => get_spaces({ after }, { signal }));
export const space_form = queryOptions({
  queryKey: ['space-form'],
  queryFn: ({ signal }) => get_space_form({ signal }),
});
/** By slug, as addresses have it. */
export const space = (slug: string) =>
  queryOptions({
    queryKey: ['space-view', slug],
    queryFn: ({ signal }) => get_space({ space: slug }, { signal }),
  });
export const members = (space: Id) =>
  paged(['space', space, 'members'], (after, signal) => get_space_members({ space, after }, { signal }));
export const space_news = (space: Id) =>
  paged(['space', space, 'news'], (after, signal) => get_space_news({ space, after }, { signal }));
export const bin = (space: Id) =>
  paged(['space', space, 'bin'], (after, signal) => get_space_bin({ space, after }, { signal }));

export const people = (q: string) =>
  paged(['people', q], (after, signal) => get_people({ q, after }, { signal }));
export const person = (id: Id) =>
  queryOptions({
    queryKey: ['person', id],
    queryFn: ({ signal }) => get_person({ person: id }, { signal }),
  });
export const find_people = (q: string) => get_people({ q }).then((answer) => answer.items);

/** Whom a role can be given to. */
export type Subject = Pick<RestrictionEntry, 'kind' | 'who'>;
const people_among_others = 8;

/** People by name or address, and behind them the groups and organisations of that name. */
export async function find_subjects(q: string): Promise<Subject[]> {
  const [people, groups, organisations] = await Promise.all([
    find_people(q),
    get_groups({ q }),
    get_organisations({ q }),
  ]);
  const bodies = (kind: Subject['kind'], found: DirectoryBody[]): Subject[] =>
    found.map(({ id, name }) => ({ kind, who: { id, name, organisation: '' } }));
  return [
    ...people.slice(0, people_among_others).map((who) => ({ kind: 'person' as const, who })),
    ...bodies('group', groups.items),
    ...bodies('organisation', organisations.items),
  ];
}

export const access = (object: Id) =>
  paged(['object', object, 'access'], (after, signal) => get_object_access({ object, after }, { signal }));
/** What every object has: what may be done with it, and whether its marking lets a copy be kept outside the server. */
export const object = (id: Id) =>
  queryOptions({
    queryKey: ['object', id, 'about'],
    queryFn: ({ signal }) => get_object({ object: id }, { signal }),
  });
/** The rules of its own that an object has. */
export const restriction = (object: Id) =>
  queryOptions({
    queryKey: ['object', object, 'restriction'],
    queryFn: ({ signal }) => get_object_restriction({ object }, { signal }),
    // A form begins from it: rules as they were before the last change would take that change back.
    staleTime: 0,
    gcTime: 0,
  });
export const files = (object: Id) =>
  queryOptions({
    queryKey: ['object', object, 'files'],
    queryFn: ({ signal }) => get_object_files({ object }, { signal }),
  });
export const revisions = (object: Id) =>
  paged(['object', object, 'revisions'], (after, signal) =>
    get_object_revisions({ object, after }, { signal }),
  );
export const revision = (object: Id, number: number) =>
  queryOptions({
    queryKey: ['object', object, 'revision', number],
    queryFn: ({ signal }) => get_object_revision({ object, number }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
export const comparison = (object: Id, from: number, to: number) =>
  queryOptions({
    queryKey: ['object', object, 'comparison', from, to],
    queryFn: ({ signal }) => get_object_comparison({ object, from, to }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export interface SearchQuestion {
  q: string;
  space?: string;
  type?: string;
  tag?: string;
  sort?: 'best' | 'newest';
}
export const search = (question: SearchQuestion) =>
  paged(['search', question], (after, signal) => get_search({ ...question, after }, { signal }));
export const quick = (q: string) =>
  queryOptions({
    queryKey: ['quick', q],
    queryFn: ({ signal }) => get_search_quick({ q }, { signal }),
  });
