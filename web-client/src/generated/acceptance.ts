// Printed by the server from its own records of fields. Do not edit: ops/bless writes it anew.
import { call, type Options } from '../api/call';
import type { Done, OwnAcceptances, PagesToAccept } from './types';

/** The pages that one is asked to accept before going on */
export const get_acceptances_asked = (options?: Options): Promise<PagesToAccept> =>
  call('GET', '/acceptances/asked', options);

/** What one has accepted, and when */
export const get_acceptances = (options?: Options): Promise<OwnAcceptances> =>
  call('GET', '/acceptances', options);

/** Accept a page that one has read */
export const post_acceptances = (fields: {
  page: string;
  version: number;
  language: string;
}, options?: Options): Promise<Done> =>
  call('POST', '/acceptances', options, fields);

