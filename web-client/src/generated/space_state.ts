// Printed by the server from its own records of fields. Do not edit: ops/bless writes it anew.
import { call, type Options, path } from '../api/call';
import type { Done, Id } from './types';

/** Freeze or archive a space, or open it again */
export const put_space_state = ({ space, ...fields }: {
  space: Id;
  state: 'open' | 'frozen' | 'archived';
  reason: string;
}, options?: Options): Promise<Done> =>
  call('PUT', path`/spaces/${space}/state`, options, fields);

/** Somebody else answers for the space from now on */
export const put_space_owner = ({ space, ...fields }: {
  space: Id;
  person: Id;
  reason: string;
}, options?: Options): Promise<Done> =>
  call('PUT', path`/spaces/${space}/owner`, options, fields);

/** Leave a space: one's own roles there end */
export const post_space_departure = ({ space, ...fields }: {
  space: Id;
  reason?: string | undefined;
}, options?: Options): Promise<Done> =>
  call('POST', path`/spaces/${space}/departure`, options, fields);

