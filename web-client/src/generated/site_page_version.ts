// Printed by the server from its own records of fields. Do not edit: ops/bless writes it anew.
import { call, type Options, path } from '../api/call';
import type { PageDifferences, PageVersionTable, PageVersionView, PublishedPage } from './types';

/** The versions of a page */
export const get_administration_page_versions = ({ page, ...fields }: {
  page: string;
  before?: number | undefined;
}, options?: Options): Promise<PageVersionTable> =>
  call('GET', path`/administration/pages/${page}/versions`, options, fields);

/** What a page said as of a version */
export const get_administration_page_version = ({ page, version }: {
  page: string;
  version: number;
}, options?: Options): Promise<PageVersionView> =>
  call('GET', path`/administration/pages/${page}/versions/${version}`, options);

/** Two versions of a page, word by word */
export const get_administration_page_comparison = ({ page, ...fields }: {
  page: string;
  from: number;
  to: number;
}, options?: Options): Promise<PageDifferences> =>
  call('GET', path`/administration/pages/${page}/comparison`, options, fields);

/** Publish what a page said once more */
export const post_administration_page_version_restoration = ({ page, version, ...fields }: {
  page: string;
  version: number;
  note?: string | undefined;
}, options?: Options): Promise<PublishedPage> =>
  call('POST', path`/administration/pages/${page}/versions/${version}/restoration`, options, fields);

