// Printed by the server from its own records of fields. Do not edit: ops/bless writes it anew.
import { call, type Options, path } from '../api/call';
import type { AccessExplanation, GroupRole, Id, OrganisationRole, PersonRole, RestrictionPreview, RestrictionView, Saved } from './types';

/** Who can see it, and why */
export const get_object_access = ({ object, ...fields }: {
  object: Id;
  after?: string | undefined;
}, options?: Options): Promise<AccessExplanation> =>
  call('GET', path`/objects/${object}/access`, options, fields);

/** The rules of its own that it has */
export const get_object_restriction = ({ object }: {
  object: Id;
}, options?: Options): Promise<RestrictionView> =>
  call('GET', path`/objects/${object}/restriction`, options);

/** Who would begin and cease to see it */
export const post_object_restriction_preview = ({ object, ...fields }: {
  object: Id;
  inherit: boolean;
  people?: PersonRole[] | undefined;
  groups?: GroupRole[] | undefined;
  organisations?: OrganisationRole[] | undefined;
}, options?: Options): Promise<RestrictionPreview> =>
  call('POST', path`/objects/${object}/restriction-preview`, options, fields);

/** Say who may do what with it and what lies below */
export const put_object_restriction = ({ object, ...fields }: {
  object: Id;
  inherit: boolean;
  people?: PersonRole[] | undefined;
  groups?: GroupRole[] | undefined;
  organisations?: OrganisationRole[] | undefined;
}, options?: Options): Promise<Saved> =>
  call('PUT', path`/objects/${object}/restriction`, options, fields);

