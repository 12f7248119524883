// Printed by the server from its own records of fields. Do not edit: ops/bless writes it anew.
import { call, type Options, path } from '../api/call';
import type { Done, Id, OwnProfile, Saved } from './types';

/** One's own profile, to be changed */
export const get_profile = (options?: Options): Promise<OwnProfile> =>
  call('GET', '/profile', options);

/** Say of oneself what others shall find */
export const put_profile = (fields: {
  does?: string | undefined;
  works_on?: string | undefined;
  skills?: string[] | undefined;
  languages?: string[] | undefined;
  hours?: string | undefined;
  contact?: string | undefined;
  contact_for?: 'nobody' | 'shared_space' | 'staff' | undefined;
  time_zone: string;
}, options?: Options): Promise<Saved> =>
  call('PUT', '/profile', options, fields);

/** Take out of somebody's profile what breaks the rules */
export const post_administration_person_profile_clear = ({ person, ...fields }: {
  person: Id;
  part: 'does' | 'works_on' | 'skills' | 'languages' | 'hours' | 'contact';
  reason: string;
}, options?: Options): Promise<Done> =>
  call('POST', path`/administration/people/${person}/profile/clear`, options, fields);

