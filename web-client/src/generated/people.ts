// Printed by the server from its own records of fields. Do not edit: ops/bless writes it anew.
import { call, type Options, path } from '../api/call';
import type { DirectoryBodyPage, DirectoryPersonPage, Id, PersonProfile } from './types';

/** Find people by name; guests find only themselves */
export const get_people = (fields: {
  q?: string | undefined;
  after?: string | undefined;
}, options?: Options): Promise<DirectoryPersonPage> =>
  call('GET', '/people', options, fields);

/** Find groups by name; guests find none */
export const get_groups = (fields: {
  q?: string | undefined;
  after?: string | undefined;
}, options?: Options): Promise<DirectoryBodyPage> =>
  call('GET', '/groups', options, fields);

/** Find organisations by name; guests find none */
export const get_organisations = (fields: {
  q?: string | undefined;
  after?: string | undefined;
}, options?: Options): Promise<DirectoryBodyPage> =>
  call('GET', '/organisations', options, fields);

/** A person's profile, as far as the viewer may know */
export const get_person = ({ person }: {
  person: Id;
}, options?: Options): Promise<PersonProfile> =>
  call('GET', path`/people/${person}`, options);

