// Printed by the server from its own records of fields. Do not edit: ops/bless writes it anew.
import { call, type Options, path } from '../api/call';
import type { Done, GroupLine, GroupLinePage, GroupMemberPage, Id, Saved } from './types';

/** Groups by name */
export const get_administration_groups = (fields: {
  after?: string | undefined;
}, options?: Options): Promise<GroupLinePage> =>
  call('GET', '/administration/groups', options, fields);

/** One group */
export const get_administration_group = ({ group }: {
  group: Id;
}, options?: Options): Promise<GroupLine> =>
  call('GET', path`/administration/groups/${group}`, options);

/** Who is in a group */
export const get_administration_group_members = ({ group, ...fields }: {
  group: Id;
  after?: string | undefined;
}, options?: Options): Promise<GroupMemberPage> =>
  call('GET', path`/administration/groups/${group}/members`, options, fields);

/** Make a group */
export const post_administration_groups = (fields: {
  name: string;
}, options?: Options): Promise<Saved> =>
  call('POST', '/administration/groups', options, fields);

/** Rename a group */
export const put_administration_group = ({ group, ...fields }: {
  group: Id;
  name: string;
}, options?: Options): Promise<Saved> =>
  call('PUT', path`/administration/groups/${group}`, options, fields);

/** Put somebody into a group */
export const post_administration_group_members = ({ group, ...fields }: {
  group: Id;
  person: Id;
}, options?: Options): Promise<Done> =>
  call('POST', path`/administration/groups/${group}/members`, options, fields);

/** Take somebody out of a group */
export const delete_administration_group_member = ({ group, person }: {
  group: Id;
  person: Id;
}, options?: Options): Promise<Done> =>
  call('DELETE', path`/administration/groups/${group}/members/${person}`, options);

