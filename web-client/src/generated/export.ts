// Printed by the server from its own records of fields. Do not edit: ops/bless writes it anew.
import { call, type Options, path } from '../api/call';
import type { ExportTerms, Id } from './types';

/** What markings ask of whoever takes an object out as a file */
export const get_object_export_terms = ({ object }: {
  object: Id;
}, options?: Options): Promise<ExportTerms> =>
  call('GET', path`/objects/${object}/export-terms`, options);

