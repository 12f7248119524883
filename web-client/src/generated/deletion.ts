// Printed by the server from its own records of fields. Do not edit: ops/bless writes it anew.
import { call, type Options, path } from '../api/call';
import type { DeletionSeen, Deletions, Id, TextBroughtBack } from './types';

/** When somebody deleted most of its live text */
export const get_object_large_deletions = ({ object }: {
  object: Id;
}, options?: Options): Promise<Deletions> =>
  call('GET', path`/objects/${object}/large-deletions`, options);

/** Say that one knows of a large deletion that one was told of */
export const put_object_large_deletion_seen = ({ object, state }: {
  object: Id;
  state: number;
}, options?: Options): Promise<DeletionSeen> =>
  call('PUT', path`/objects/${object}/large-deletions/${state}/seen`, options);

/** Bring back the text before a large deletion */
export const post_object_large_deletion_restoration = ({ object, state }: {
  object: Id;
  state: number;
}, options?: Options): Promise<TextBroughtBack> =>
  call('POST', path`/objects/${object}/large-deletions/${state}/restoration`, options);

