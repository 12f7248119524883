// Printed by the server from its own records of fields. Do not edit: ops/bless writes it anew.
import { call, type Options, path } from '../api/call';
import type { Done, Id, ObjectView, Saved } from './types';

/** What every object has */
export const get_object = ({ object }: {
  object: Id;
}, options?: Options): Promise<ObjectView> =>
  call('GET', path`/objects/${object}`, options);

/** Star it */
export const put_object_star = ({ object }: {
  object: Id;
}, options?: Options): Promise<Done> =>
  call('PUT', path`/objects/${object}/star`, options);

/** Take the star away */
export const delete_object_star = ({ object }: {
  object: Id;
}, options?: Options): Promise<Done> =>
  call('DELETE', path`/objects/${object}/star`, options);

/** Be told when it changes, or what lies under it */
export const put_object_watch = ({ object, ...fields }: {
  object: Id;
  below?: boolean | undefined;
}, options?: Options): Promise<Done> =>
  call('PUT', path`/objects/${object}/watch`, options, fields);

/** Be told no more */
export const delete_object_watch = ({ object }: {
  object: Id;
}, options?: Options): Promise<Done> =>
  call('DELETE', path`/objects/${object}/watch`, options);

/** Say all its tags */
export const put_object_tags = ({ object, ...fields }: {
  object: Id;
  tags?: string[] | undefined;
}, options?: Options): Promise<Done> =>
  call('PUT', path`/objects/${object}/tags`, options, fields);

/** Move it to the recycle bin */
export const delete_object = ({ object }: {
  object: Id;
}, options?: Options): Promise<Done> =>
  call('DELETE', path`/objects/${object}`, options);

/** Bring it back from the recycle bin */
export const post_object_restoration = ({ object }: {
  object: Id;
}, options?: Options): Promise<Saved> =>
  call('POST', path`/objects/${object}/restoration`, options);

