// Printed by the server from its own records of fields. Do not edit: ops/bless writes it anew.
import { call, type Options, path } from '../api/call';
import type { ComparisonOfTwoView, ComparisonView, Id, RevisionLinePage, RevisionView } from './types';

/** The published revisions */
export const get_object_revisions = ({ object, ...fields }: {
  object: Id;
  after?: string | undefined;
}, options?: Options): Promise<RevisionLinePage> =>
  call('GET', path`/objects/${object}/revisions`, options, fields);

/** One revision */
export const get_object_revision = ({ object, number }: {
  object: Id;
  number: number;
}, options?: Options): Promise<RevisionView> =>
  call('GET', path`/objects/${object}/revisions/${number}`, options);

/** Two revisions, word by word */
export const get_object_comparison = ({ object, ...fields }: {
  object: Id;
  from: number;
  to: number;
}, options?: Options): Promise<ComparisonView> =>
  call('GET', path`/objects/${object}/comparison`, options, fields);

/** Two texts that one may both read, word by word */
export const get_object_comparison_of_two = ({ object, ...fields }: {
  object: Id;
  other: Id;
}, options?: Options): Promise<ComparisonOfTwoView> =>
  call('GET', path`/objects/${object}/comparison-of-two`, options, fields);

