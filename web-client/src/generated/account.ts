// Printed by the server from its own records of fields. Do not edit: ops/bless writes it anew.
import { call, type Options, path } from '../api/call';
import type { AccountLinePage, AccountView, Done, Id, MergeEffect, Saved, Time } from './types';

/** Find accounts by name, state, kind and organisation */
export const get_administration_people = (fields: {
  q?: string | undefined;
  state?: 'active' | 'no_password' | 'ended' | 'disabled' | null | undefined;
  kind?: 'staff' | 'guest' | null | undefined;
  organisation?: Id | null | undefined;
  after?: string | undefined;
}, options?: Options): Promise<AccountLinePage> =>
  call('GET', '/administration/people', options, fields);

/** One account: whether its person can sign in; for those who manage people, all that hangs on it */
export const get_administration_person = ({ person }: {
  person: Id;
}, options?: Options): Promise<AccountView> =>
  call('GET', path`/administration/people/${person}`, options);

/** What would go over if an account became part of another */
export const get_administration_person_merge = ({ person, ...fields }: {
  person: Id;
  into: Id;
}, options?: Options): Promise<MergeEffect> =>
  call('GET', path`/administration/people/${person}/merge`, options, fields);

/** Add somebody, who has no password yet */
export const post_administration_people = (fields: {
  name: string;
  email: string;
  kind: 'staff' | 'guest';
  title?: string | undefined;
  organisation?: Id | null | undefined;
  language?: string | undefined;
  sponsor?: Id | null | undefined;
  purpose?: string | undefined;
  expires?: Time | null | undefined;
}, options?: Options): Promise<Saved> =>
  call('POST', '/administration/people', options, fields);

/** Change somebody's name, address or title */
export const put_administration_person = ({ person, ...fields }: {
  person: Id;
  name: string;
  email: string;
  title?: string | undefined;
}, options?: Options): Promise<Saved> =>
  call('PUT', path`/administration/people/${person}`, options, fields);

/** Say who answers for a guest, why and until when they are here */
export const put_administration_person_guest_terms = ({ person, ...fields }: {
  person: Id;
  sponsor: Id;
  purpose?: string | undefined;
  expires: Time;
}, options?: Options): Promise<Saved> =>
  call('PUT', path`/administration/people/${person}/guest-terms`, options, fields);

/** Take an account out of use, or put it back into use */
export const put_administration_person_state = ({ person, ...fields }: {
  person: Id;
  in_use: boolean;
  reason?: string | undefined;
}, options?: Options): Promise<Saved> =>
  call('PUT', path`/administration/people/${person}/state`, options, fields);

/** Sign somebody out everywhere */
export const delete_administration_person_sessions = ({ person }: {
  person: Id;
}, options?: Options): Promise<Done> =>
  call('DELETE', path`/administration/people/${person}/sessions`, options);

/** Sign somebody out in one place */
export const delete_administration_person_session = ({ person, session }: {
  person: Id;
  session: Id;
}, options?: Options): Promise<Done> =>
  call('DELETE', path`/administration/people/${person}/sessions/${session}`, options);

/** Let somebody who mistyped their password try again at once */
export const delete_administration_person_sign_in_failures = ({ person }: {
  person: Id;
}, options?: Options): Promise<Done> =>
  call('DELETE', path`/administration/people/${person}/sign-in-failures`, options);

/** Say that somebody belongs to an organisation from now on */
export const post_administration_person_belongings = ({ person, ...fields }: {
  person: Id;
  organisation: Id;
  title?: string | undefined;
}, options?: Options): Promise<Saved> =>
  call('POST', path`/administration/people/${person}/belongings`, options, fields);

/** Say that somebody belongs to an organisation no longer */
export const delete_administration_person_belonging = ({ person, belonging }: {
  person: Id;
  belonging: Id;
}, options?: Options): Promise<Saved> =>
  call('DELETE', path`/administration/people/${person}/belongings/${belonging}`, options);

/** Make an account part of another of the same person */
export const post_administration_person_merge = ({ person, ...fields }: {
  person: Id;
  into: Id;
}, options?: Options): Promise<Saved> =>
  call('POST', path`/administration/people/${person}/merge`, options, fields);

/** Give somebody a role on the site, in an area or in a space */
export const post_administration_person_roles = ({ person, ...fields }: {
  person: Id;
  role: string;
  place?: Id | null | undefined;
  until?: Time | null | undefined;
}, options?: Options): Promise<Done> =>
  call('POST', path`/administration/people/${person}/roles`, options, fields);

/** Take a role away that somebody has in their own name */
export const delete_administration_person_role = ({ person, grant }: {
  person: Id;
  grant: Id;
}, options?: Options): Promise<Done> =>
  call('DELETE', path`/administration/people/${person}/roles/${grant}`, options);

