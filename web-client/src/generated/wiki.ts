// Printed by the server from its own records of fields. Do not edit: ops/bless writes it anew.
import { call, type Options, path } from '../api/call';
import type { Id, PageLinks, PageView, Saved, Templates, Titles, TreeNodePage, WikiView } from './types';

/** A wiki */
export const get_wiki_component = ({ component }: {
  component: Id;
}, options?: Options): Promise<WikiView> =>
  call('GET', path`/wiki/components/${component}`, options);

/** The pages directly below a page, or the wiki's top pages */
export const get_wiki_component_pages = ({ component, ...fields }: {
  component: Id;
  parent?: Id | null | undefined;
  after?: string | undefined;
}, options?: Options): Promise<TreeNodePage> =>
  call('GET', path`/wiki/components/${component}/pages`, options, fields);

/** Pages whose titles hold what has been typed */
export const get_wiki_component_titles = ({ component, ...fields }: {
  component: Id;
  q?: string | undefined;
}, options?: Options): Promise<Titles> =>
  call('GET', path`/wiki/components/${component}/titles`, options, fields);

/** The pages from which new ones may be begun */
export const get_wiki_component_templates = ({ component }: {
  component: Id;
}, options?: Options): Promise<Templates> =>
  call('GET', path`/wiki/components/${component}/templates`, options);

/** A page as its reader sees it */
export const get_wiki_page = ({ page }: {
  page: Id;
}, options?: Options): Promise<PageView> =>
  call('GET', path`/wiki/pages/${page}`, options);

/** What links here, and where this links to */
export const get_wiki_page_links = ({ page }: {
  page: Id;
}, options?: Options): Promise<PageLinks> =>
  call('GET', path`/wiki/pages/${page}/links`, options);

/** Begin a page, which nobody but editors sees yet */
export const post_wiki_pages = (fields: {
  component: Id;
  parent?: Id | null | undefined;
  title: string;
}, options?: Options): Promise<Saved> =>
  call('POST', '/wiki/pages', options, fields);

/** Move a page with all below it */
export const put_wiki_page_place = ({ page, ...fields }: {
  page: Id;
  parent?: Id | null | undefined;
  before?: Id | null | undefined;
}, options?: Options): Promise<Saved> =>
  call('PUT', path`/wiki/pages/${page}/place`, options, fields);

/** Rename a page; its old title still leads to it */
export const put_wiki_page_title = ({ page, ...fields }: {
  page: Id;
  title: string;
}, options?: Options): Promise<Saved> =>
  call('PUT', path`/wiki/pages/${page}/title`, options, fields);

/** Let new pages be begun from it, or no more */
export const put_wiki_page_template = ({ page, ...fields }: {
  page: Id;
  offered: boolean;
}, options?: Options): Promise<Saved> =>
  call('PUT', path`/wiki/pages/${page}/template`, options, fields);

