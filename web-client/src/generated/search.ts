// Printed by the server from its own records of fields. Do not edit: ops/bless writes it anew.
import { call, type Options } from '../api/call';
import type { Id, QuickAnswer, SearchAnswer, Time } from './types';

/** Find what the viewer may see */
export const get_search = (fields: {
  q?: string | undefined;
  space?: Id | null | undefined;
  type?: string | undefined;
  tag?: string | undefined;
  author?: Id | null | undefined;
  changed_from?: Time | null | undefined;
  changed_to?: Time | null | undefined;
  sort?: 'best' | 'newest' | undefined;
  after?: string | undefined;
}, options?: Options): Promise<SearchAnswer> =>
  call('GET', '/search', options, fields);

/** Things, spaces and people while one types */
export const get_search_quick = (fields: {
  q: string;
}, options?: Options): Promise<QuickAnswer> =>
  call('GET', '/search/quick', options, fields);

