// Printed by the server from its own records of fields. Do not edit: ops/bless writes it anew.
import { call, type Options, path } from '../api/call';
import type { Id, PeoplePage } from './types';

/** Who can see the space or something in it, and by which roles */
export const get_space_people = ({ space, ...fields }: {
  space: Id;
  way?: 'own' | 'group' | 'organisation' | 'above' | 'part' | null | undefined;
  role?: string | undefined;
  organisation?: Id | null | undefined;
  after?: string | undefined;
}, options?: Options): Promise<PeoplePage> =>
  call('GET', path`/spaces/${space}/people`, options, fields);

