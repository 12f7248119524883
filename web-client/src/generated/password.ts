// Printed by the server from its own records of fields. Do not edit: ops/bless writes it anew.
import { call, type Options } from '../api/call';
import type { Done } from './types';

/** Send a link to choose a new password, if there is an account */
export const post_password_resets = (fields: {
  email: string;
}, options?: Options): Promise<Done> =>
  call('POST', '/password-resets', options, fields);

/** Choose a new password with the token of a link */
export const put_password = (fields: {
  token: string;
  password: string;
}, options?: Options): Promise<Done> =>
  call('PUT', '/password', options, fields);

