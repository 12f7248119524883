// Printed by the server from its own records of fields. Do not edit: ops/bless writes it anew.
import { call, type Options, path } from '../api/call';
import type { BinItemPage, Id, NewsItemPage, Saved, SpaceLinePage, SpaceView, WantedSection } from './types';

/** The spaces one can go into, then those staff can find */
export const get_spaces = (fields: {
  archived?: boolean | undefined;
  after?: string | undefined;
}, options?: Options): Promise<SpaceLinePage> =>
  call('GET', '/spaces', options, fields);

/** A space's frame */
export const get_space = ({ space }: {
  space: string;
}, options?: Options): Promise<SpaceView> =>
  call('GET', path`/spaces/${space}`, options);

/** Open a space; asks for core.create_space in its area */
export const post_spaces = (fields: {
  name: string;
  slug?: string | undefined;
  summary?: string | undefined;
  kind: 'workspace' | 'community' | 'public';
  area: Id;
  marking: string;
  handling?: string | undefined;
  listed?: boolean | undefined;
  sections?: WantedSection[] | undefined;
  template?: Id | null | undefined;
}, options?: Options): Promise<Saved> =>
  call('POST', '/spaces', options, fields);

/** Rename and describe a space */
export const put_space = ({ space, ...fields }: {
  space: Id;
  name: string;
  summary: string;
  handling: string;
  listed: boolean;
}, options?: Options): Promise<Saved> =>
  call('PUT', path`/spaces/${space}`, options, fields);

/** Add a section */
export const post_space_sections = ({ space, ...fields }: {
  space: Id;
  module: string;
  name: string;
}, options?: Options): Promise<Saved> =>
  call('POST', path`/spaces/${space}/sections`, options, fields);

/** What happened here */
export const get_space_news = ({ space, ...fields }: {
  space: Id;
  after?: string | undefined;
}, options?: Options): Promise<NewsItemPage> =>
  call('GET', path`/spaces/${space}/news`, options, fields);

/** What was deleted here */
export const get_space_bin = ({ space, ...fields }: {
  space: Id;
  after?: string | undefined;
}, options?: Options): Promise<BinItemPage> =>
  call('GET', path`/spaces/${space}/bin`, options, fields);

