// Printed by the server from its own records of fields. Do not edit: ops/bless writes it anew.
import { call, type Options, path } from '../api/call';
import type { Done, Id, ManagedSpace, ManagedSpacePage } from './types';

/** Spaces by name with their owners and figures, and nothing of what is in them */
export const get_administration_spaces = (fields: {
  q?: string | undefined;
  area?: Id | null | undefined;
  state?: 'open' | 'frozen' | 'archived' | null | undefined;
  ownerless?: boolean | undefined;
  after?: string | undefined;
}, options?: Options): Promise<ManagedSpacePage> =>
  call('GET', '/administration/spaces', options, fields);

/** One space with its owners and figures */
export const get_administration_space = ({ space }: {
  space: Id;
}, options?: Options): Promise<ManagedSpace> =>
  call('GET', path`/administration/spaces/${space}`, options);

/** Give a space an owner */
export const post_administration_space_owners = ({ space, ...fields }: {
  space: Id;
  person: Id;
  reason?: string | undefined;
}, options?: Options): Promise<Done> =>
  call('POST', path`/administration/spaces/${space}/owners`, options, fields);

