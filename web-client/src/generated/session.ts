// Printed by the server from its own records of fields. Do not edit: ops/bless writes it anew.
import { call, type Options, path } from '../api/call';
import type { Done, Id, OwnSessions, SessionView } from './types';

/** Who is signed in */
export const get_session = (options?: Options): Promise<SessionView> =>
  call('GET', '/session', options);

/** Sign in */
export const post_session = (fields: {
  email: string;
  password: string;
}, options?: Options): Promise<SessionView> =>
  call('POST', '/session', options, fields);

/** Sign out */
export const delete_session = (options?: Options): Promise<Done> =>
  call('DELETE', '/session', options);

/** One's own open sessions */
export const get_sessions = (options?: Options): Promise<OwnSessions> =>
  call('GET', '/sessions', options);

/** End one of one's own sessions */
export const delete_session_by_id = ({ session }: {
  session: Id;
}, options?: Options): Promise<Done> =>
  call('DELETE', path`/sessions/${session}`, options);

/** Choose the language of the screens */
export const put_session_language = (fields: {
  language: string;
}, options?: Options): Promise<Done> =>
  call('PUT', '/session/language', options, fields);

