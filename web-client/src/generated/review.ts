// Printed by the server from its own records of fields. Do not edit: ops/bless writes it anew.
import { call, type Options, path } from '../api/call';
import type { Done, Id, ReviewAnswer } from './types';

/** By when a text is to be looked at again, and by whom */
export const get_object_review = ({ object }: {
  object: Id;
}, options?: Options): Promise<ReviewAnswer> =>
  call('GET', path`/objects/${object}/review`, options);

/** Say who looks after a text, and by when it is to be looked at again */
export const put_object_review = ({ object, ...fields }: {
  object: Id;
  keeper: Id;
  on: string;
  zone: string;
  every_months?: number | undefined;
}, options?: Options): Promise<Done> =>
  call('PUT', path`/objects/${object}/review`, options, fields);

/** Nobody has to look at it again */
export const delete_object_review = ({ object }: {
  object: Id;
}, options?: Options): Promise<Done> =>
  call('DELETE', path`/objects/${object}/review`, options);

/** Say that one has looked at it, and it may stand */
export const post_object_review_done = ({ object }: {
  object: Id;
}, options?: Options): Promise<ReviewAnswer> =>
  call('POST', path`/objects/${object}/review/done`, options);

