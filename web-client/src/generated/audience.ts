// Printed by the server from its own records of fields. Do not edit: ops/bless writes it anew.
import { call, type Options, path } from '../api/call';
import type { AudienceView, Id, RestrictionPreview, Saved } from './types';

/** Whom it is for in a community, and can be for */
export const get_object_audience = ({ object }: {
  object: Id;
}, options?: Options): Promise<AudienceView> =>
  call('GET', path`/objects/${object}/audience`, options);

/** Who would begin and cease to see it if it were for others */
export const post_object_audience_preview = ({ object, ...fields }: {
  object: Id;
  audience: 'staff' | 'lane' | 'everyone';
  lane?: Id | null | undefined;
  under?: 'narrowed' | 'along' | undefined;
}, options?: Options): Promise<RestrictionPreview> =>
  call('POST', path`/objects/${object}/audience-preview`, options, fields);

/** Say whom it is for from now on */
export const put_object_audience = ({ object, ...fields }: {
  object: Id;
  audience: 'staff' | 'lane' | 'everyone';
  lane?: Id | null | undefined;
  under?: 'narrowed' | 'along' | undefined;
}, options?: Options): Promise<Saved> =>
  call('PUT', path`/objects/${object}/audience`, options, fields);

