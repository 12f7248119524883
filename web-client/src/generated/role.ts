// Printed by the server from its own records of fields. Do not edit: ops/bless writes it anew.
import { call, type Options, path } from '../api/call';
import type { Done, Id, RoleTable, Saved } from './types';

/** The roles, and what each may do */
export const get_administration_roles = (options?: Options): Promise<RoleTable> =>
  call('GET', '/administration/roles', options);

/** Add a role for spaces */
export const post_administration_roles = (fields: {
  name: string;
  like?: Id | null | undefined;
}, options?: Options): Promise<Saved> =>
  call('POST', '/administration/roles', options, fields);

/** Say what a role may do from now on, wherever it is given */
export const put_administration_role = ({ role, ...fields }: {
  role: Id;
  permissions?: string[] | undefined;
}, options?: Options): Promise<Saved> =>
  call('PUT', path`/administration/roles/${role}`, options, fields);

/** Remove a role that nobody has */
export const delete_administration_role = ({ role }: {
  role: Id;
}, options?: Options): Promise<Done> =>
  call('DELETE', path`/administration/roles/${role}`, options);

