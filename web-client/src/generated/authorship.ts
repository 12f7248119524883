// Printed by the server from its own records of fields. Do not edit: ops/bless writes it anew.
import { call, type Options, path } from '../api/call';
import type { AuthorshipView, EditingLinePage, Id } from './types';

/** Who wrote and who removed which words of the draft, and when */
export const get_object_authorship = ({ object, ...fields }: {
  object: Id;
  after?: string | undefined;
}, options?: Options): Promise<AuthorshipView> =>
  call('GET', path`/objects/${object}/authorship`, options, fields);

/** Who wrote and who removed which words of a revision, and when */
export const get_object_revision_authorship = ({ object, number, ...fields }: {
  object: Id;
  number: number;
  after?: string | undefined;
}, options?: Options): Promise<AuthorshipView> =>
  call('GET', path`/objects/${object}/revisions/${number}/authorship`, options, fields);

/** What was written in the draft, by person and time */
export const get_object_edits = ({ object, ...fields }: {
  object: Id;
  after?: string | undefined;
}, options?: Options): Promise<EditingLinePage> =>
  call('GET', path`/objects/${object}/edits`, options, fields);

