// Printed by the server from its own records of fields. Do not edit: ops/bless writes it anew.
import { call, type Options, path } from '../api/call';
import type { CopyMade, CopyPreview, Id } from './types';

/** What copying it there would bring, and what stays behind */
export const get_object_copying = ({ object, ...fields }: {
  object: Id;
  into: Id;
  below?: boolean | undefined;
}, options?: Options): Promise<CopyPreview> =>
  call('GET', path`/objects/${object}/copying`, options, fields);

/** Copy it into a section or under an object: its text, files and tags */
export const post_object_copies = ({ object, ...fields }: {
  object: Id;
  into: Id;
  below?: boolean | undefined;
  title?: string | undefined;
  drafts?: boolean | undefined;
}, options?: Options): Promise<CopyMade> =>
  call('POST', path`/objects/${object}/copies`, options, fields);

