// Printed by the server from its own records of fields. Do not edit: ops/bless writes it anew.
import { call, type Options, path } from '../api/call';
import type { DirectoryBodyPage, DirectoryPersonPage, Id, PersonProfile, SuggestedWords } from './types';

/** Find people by name, skill, language and organisation; guests find those of their spaces */
export const get_people = (fields: {
  q?: string | undefined;
  skill?: string | undefined;
  language?: string | undefined;
  organisation?: string | undefined;
  after?: string | undefined;
}, options?: Options): Promise<DirectoryPersonPage> =>
  call('GET', '/people', options, fields);

/** Skills or languages of people whom the viewer may find, while one types */
export const get_people_words = (fields: {
  kind: 'skill' | 'language';
  q?: string | undefined;
}, options?: Options): Promise<SuggestedWords> =>
  call('GET', '/people-words', options, fields);

/** Find groups by name; guests find none */
export const get_groups = (fields: {
  q?: string | undefined;
  after?: string | undefined;
}, options?: Options): Promise<DirectoryBodyPage> =>
  call('GET', '/groups', options, fields);

/** Find organisations by name; guests find those of people whom they may find */
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

