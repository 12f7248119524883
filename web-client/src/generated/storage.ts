// Printed by the server from its own records of fields. Do not edit: ops/bless writes it anew.
import { call, type Options, path } from '../api/call';
import type { Done, Id, Storage } from './types';

/** How much room files take and have left */
export const get_administration_storage = (options?: Options): Promise<Storage> =>
  call('GET', '/administration/storage', options);

/** Say how much the files of a space may take */
export const put_administration_space_quota = ({ space, ...fields }: {
  space: Id;
  octets?: number | null | undefined;
}, options?: Options): Promise<Done> =>
  call('PUT', path`/administration/spaces/${space}/quota`, options, fields);

