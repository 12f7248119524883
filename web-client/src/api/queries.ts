import { infiniteQueryOptions, QueryClient, queryOptions } from '@tanstack/react-query';
import { get } from './client';
import { Problem } from './problem';
import type * as T from './types';

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

const paged = <A extends T.List<unknown>>(
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
  queryFn: ({ signal }) => get<T.Session>('/session', { signal, signing_in: true }),
  staleTime: 5 * 60_000,
});
export const devices = queryOptions({
  queryKey: ['devices'],
  queryFn: ({ signal }) => get<{ items: T.Device[] }>('/sessions', { signal }),
});
export const home = queryOptions({
  queryKey: ['home'],
  queryFn: ({ signal }) => get<T.Home>('/home', { signal }),
});

export const spaces = paged(['spaces'], (after, signal) =>
  get<T.List<T.SpaceEntry>>('/spaces', { query: { after }, signal }),
);
export const space_form = queryOptions({
  queryKey: ['space-form'],
  queryFn: ({ signal }) => get<T.SpaceForm>('/space-form', { signal }),
});
/** By slug, as addresses have it. */
export const space = (slug: string) =>
  queryOptions({
    queryKey: ['space-view', slug],
    queryFn: ({ signal }) => get<T.SpaceView>(`/spaces/${encodeURIComponent(slug)}`, { signal }),
  });
export const members = (space: T.Id) =>
  paged(['space', space, 'members'], (after, signal) =>
    get<T.Members>(`/spaces/${space}/members`, { query: { after }, signal }),
  );
export const space_news = (space: T.Id) =>
  paged(['space', space, 'news'], (after, signal) =>
    get<T.List<T.NewsItem>>(`/spaces/${space}/news`, { query: { after }, signal }),
  );
export const bin = (space: T.Id) =>
  paged(['space', space, 'bin'], (after, signal) =>
    get<T.List<T.BinItem>>(`/spaces/${space}/bin`, { query: { after }, signal }),
  );

export const people = (q: string) =>
  paged(['people', q], (after, signal) =>
    get<T.List<T.PersonEntry>>('/people', { query: { q, after }, signal }),
  );
export const person = (id: T.Id) =>
  queryOptions({
    queryKey: ['person', id],
    queryFn: ({ signal }) => get<T.PersonView>(`/people/${id}`, { signal }),
  });
export const find_people = (q: string) =>
  get<T.List<T.PersonEntry>>('/people', { query: { q } }).then((answer) => answer.items);

export const access = (object: T.Id) =>
  infiniteQueryOptions({
    queryKey: ['object', object, 'access'],
    queryFn: ({ pageParam, signal }) =>
      get<T.Access>(`/objects/${object}/access`, { query: { after: pageParam || undefined }, signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next || undefined,
  });
export const files = (object: T.Id) =>
  queryOptions({
    queryKey: ['object', object, 'files'],
    queryFn: ({ signal }) => get<{ items: T.FileView[] }>(`/objects/${object}/files`, { signal }),
  });
export const revisions = (object: T.Id) =>
  paged(['object', object, 'revisions'], (after, signal) =>
    get<T.List<T.Revision>>(`/objects/${object}/revisions`, { query: { after }, signal }),
  );
export const revision = (object: T.Id, number: number) =>
  queryOptions({
    queryKey: ['object', object, 'revision', number],
    queryFn: ({ signal }) => get<T.RevisionText>(`/objects/${object}/revisions/${number}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
export const comparison = (object: T.Id, from: number, to: number) =>
  queryOptions({
    queryKey: ['object', object, 'comparison', from, to],
    queryFn: ({ signal }) =>
      get<T.Comparison>(`/objects/${object}/comparison`, { query: { from, to }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export interface SearchQuestion {
  q: string;
  space?: string | undefined;
  type?: string | undefined;
  sort?: 'best' | 'newest' | undefined;
}
export const search = (question: SearchQuestion) =>
  paged(['search', question], (after, signal) =>
    get<T.SearchAnswer>('/search', { query: { ...question, after }, signal }),
  );
export const quick = (q: string) =>
  queryOptions({
    queryKey: ['quick', q],
    queryFn: ({ signal }) => get<T.QuickAnswer>('/search/quick', { query: { q }, signal }),
  });

export const wiki = (component: T.Id) =>
  queryOptions({
    queryKey: ['component', component],
    queryFn: ({ signal }) => get<T.WikiView>(`/wiki/components/${component}`, { signal }),
  });
export const tree = (space: T.Id, component: T.Id, parent: T.Id | '') =>
  queryOptions({
    queryKey: ['space', space, 'tree', component, parent],
    queryFn: ({ signal }) => all_children(component, parent, signal),
  });
export const page = (id: T.Id) =>
  queryOptions({
    queryKey: ['object', id, 'page'],
    queryFn: ({ signal }) => get<T.PageView>(`/wiki/pages/${id}`, { signal }),
  });
export const page_links = (id: T.Id) =>
  queryOptions({
    queryKey: ['object', id, 'links'],
    queryFn: ({ signal }) => get<T.PageLinks>(`/wiki/pages/${id}/links`, { signal }),
  });
export const find_titles = (component: T.Id, q: string) =>
  get<{ items: T.Title[] }>(`/wiki/components/${component}/titles`, { query: { q } }).then(
    (answer) => answer.items,
  );

const most_children = 1000;

/** A node's children, page by page up to a bound: an order to drag in needs them all. */
async function all_children(component: T.Id, parent: string, signal: AbortSignal): Promise<T.TreeNode[]> {
  const all: T.TreeNode[] = [];
  let after: string | undefined;
  do {
    const query = { parent, after };
    const answer = await get<T.List<T.TreeNode>>(`/wiki/components/${component}/pages`, { query, signal });
    all.push(...answer.items);
    after = answer.next || undefined;
  } while (after && all.length < most_children);
  return all;
}
