import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { Id, PageView, TreeNode } from '@/generated/types';
import {
  get_wiki_component,
  get_wiki_component_pages,
  get_wiki_component_templates,
  get_wiki_component_titles,
  get_wiki_page,
  get_wiki_page_links,
} from '@/generated/wiki';

/** What the wiki's screens read; the keys begin as those of `@/api/queries` do, so that live events refetch them. */
export const wiki = (component: Id) =>
  queryOptions({
    queryKey: ['component', component],
    queryFn: ({ signal }) => get_wiki_component({ component }, { signal }),
  });
export const tree = (space: Id, component: Id, parent: Id | '') =>
  queryOptions({
    queryKey: ['space', space, 'tree', component, parent],
    queryFn: ({ signal }) => all_children(component, parent || null, signal),
  });
export const page = (id: Id) =>
  queryOptions({
    queryKey: ['object', id, 'page'],
    queryFn: ({ signal }) => get_wiki_page({ page: id }, { signal }),
  });
/** Reads a page anew after something was done to it. */
export async function fresh_page(client: QueryClient, id: Id): Promise<PageView> {
  const fresh = await get_wiki_page({ page: id });
  client.setQueryData(page(id).queryKey, fresh);
  return fresh;
}
export const page_links = (id: Id) =>
  queryOptions({
    queryKey: ['object', id, 'links'],
    queryFn: ({ signal }) => get_wiki_page_links({ page: id }, { signal }),
  });
export const templates = (component: Id) =>
  queryOptions({
    queryKey: ['component', component, 'templates'],
    queryFn: ({ signal }) => get_wiki_component_templates({ component }, { signal }),
    staleTime: 0,
  });
export const find_titles = (component: Id, q: string) =>
  get_wiki_component_titles({ component, q }).then((answer) => answer.items);

const most_children = 1000;

/** A node's children, page by page up to a bound: an order to drag in needs them all. */
async function all_children(component: Id, parent: Id | null, signal: AbortSignal): Promise<TreeNode[]> {
  const all: TreeNode[] = [];
  let after: string | undefined;
  do {
    const answer = await get_wiki_component_pages({ component, parent, after }, { signal });
    all.push(...answer.items);
    after = answer.next || undefined;
  } while (after && all.length < most_children);
  return all;
}
