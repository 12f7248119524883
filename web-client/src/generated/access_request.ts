// Printed by the server from its own records of fields. Do not edit: ops/bless writes it anew.
import { call, type Options, path } from '../api/call';
import type { Done, Id, OwnRequests, Saved, Time, WaitingRequests } from './types';

/** The spaces that one asked to be let into */
export const get_access_requests = (options?: Options): Promise<OwnRequests> =>
  call('GET', '/access-requests', options);

/** Take back what one asked for, or away where it was declined */
export const delete_access_request = ({ request }: {
  request: Id;
}, options?: Options): Promise<Done> =>
  call('DELETE', path`/access-requests/${request}`, options);

/** Ask to be let into a space */
export const post_space_access_requests = ({ space, ...fields }: {
  space: Id;
  reason: string;
}, options?: Options): Promise<Saved> =>
  call('POST', path`/spaces/${space}/access-requests`, options, fields);

/** Who asks to be let in */
export const get_space_access_requests = ({ space }: {
  space: Id;
}, options?: Options): Promise<WaitingRequests> =>
  call('GET', path`/spaces/${space}/access-requests`, options);

/** Let somebody in who asked */
export const post_space_access_request_role = ({ space, request, ...fields }: {
  space: Id;
  request: Id;
  role: string;
  until?: Time | null | undefined;
}, options?: Options): Promise<Done> =>
  call('POST', path`/spaces/${space}/access-requests/${request}/role`, options, fields);

/** Decline to let somebody in, with a reason */
export const post_space_access_request_refusal = ({ space, request, ...fields }: {
  space: Id;
  request: Id;
  answer: string;
}, options?: Options): Promise<Done> =>
  call('POST', path`/spaces/${space}/access-requests/${request}/refusal`, options, fields);

