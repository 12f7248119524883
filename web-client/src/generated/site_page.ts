// Printed by the server from its own records of fields. Do not edit: ops/bless writes it anew.
import { call, type Options, path } from '../api/call';
import type { Done, PageDifferences, PagePreview, PublishedPage, SitePageTable, SitePageView, WantedPageText } from './types';

/** The pages of the footer, in both languages */
export const get_administration_pages = (options?: Options): Promise<SitePageTable> =>
  call('GET', '/administration/pages', options);

/** One of them with its words */
export const get_administration_page = ({ page }: {
  page: string;
}, options?: Options): Promise<SitePageView> =>
  call('GET', path`/administration/pages/${page}`, options);

/** A text as such a page prints it */
export const post_administration_page_preview = (fields: {
  language: string;
  markdown: string;
}, options?: Options): Promise<PagePreview> =>
  call('POST', '/administration/page-preview', options, fields);

/** Which words of a page publishing would change */
export const post_administration_page_differences = (fields: {
  page: string;
  english: WantedPageText;
  welsh?: WantedPageText | null | undefined;
  welsh_holds?: boolean | undefined;
  asks?: boolean | undefined;
  note?: string | undefined;
}, options?: Options): Promise<PageDifferences> =>
  call('POST', '/administration/page-differences', options, fields);

/** Publish the next version of a page */
export const put_administration_page = ({ page, ...fields }: {
  page: string;
  english: WantedPageText;
  welsh?: WantedPageText | null | undefined;
  welsh_holds?: boolean | undefined;
  asks?: boolean | undefined;
  note?: string | undefined;
}, options?: Options): Promise<PublishedPage> =>
  call('PUT', path`/administration/pages/${page}`, options, fields);

/** Ask nobody to accept a page any more */
export const delete_administration_page_asking = ({ page }: {
  page: string;
}, options?: Options): Promise<Done> =>
  call('DELETE', path`/administration/pages/${page}/asking`, options);

