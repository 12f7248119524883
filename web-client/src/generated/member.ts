// Printed by the server from its own records of fields. Do not edit: ops/bless writes it anew.
import { call, type Options, path } from '../api/call';
import type { Done, Id, Members, Time } from './types';

/** Who has a role here */
export const get_space_members = ({ space, ...fields }: {
  space: Id;
  after?: string | undefined;
}, options?: Options): Promise<Members> =>
  call('GET', path`/spaces/${space}/members`, options, fields);

/** Give somebody a role here, instead of the one they have */
export const post_space_members = ({ space, ...fields }: {
  space: Id;
  person: Id;
  role: string;
  until?: Time | null | undefined;
  reason?: string | undefined;
}, options?: Options): Promise<Done> =>
  call('POST', path`/spaces/${space}/members`, options, fields);

/** Take somebody's role here away */
export const delete_space_member = ({ space, person }: {
  space: Id;
  person: Id;
}, options?: Options): Promise<Done> =>
  call('DELETE', path`/spaces/${space}/members/${person}`, options);

