// Printed by the server from its own records of fields. Do not edit: ops/bless writes it anew.
import { call, type Options, path } from '../api/call';
import type { AgreeingAnswer, Done, Id, PublicationAnswer, Saved } from './types';

/** Whether somebody else has to agree before a text is public, and what is asked */
export const get_object_publication_request = ({ object }: {
  object: Id;
}, options?: Options): Promise<AgreeingAnswer> =>
  call('GET', path`/objects/${object}/publication-request`, options);

/** Ask somebody else to agree that a text, as it is now, is published */
export const post_object_publication_request = ({ object, ...fields }: {
  object: Id;
  title: string;
  source?: 'markdown' | 'live' | undefined;
  markdown?: string | undefined;
  base_revision?: number | undefined;
  note?: string | undefined;
  minor?: boolean | undefined;
  restores?: number | null | undefined;
  on?: string | undefined;
  at?: string | undefined;
  zone?: string | undefined;
}, options?: Options): Promise<Saved> =>
  call('POST', path`/objects/${object}/publication-request`, options, fields);

/** Take back what one asked others to agree to */
export const delete_object_publication_request = ({ object }: {
  object: Id;
}, options?: Options): Promise<Done> =>
  call('DELETE', path`/objects/${object}/publication-request`, options);

/** Agree to a text, and publish it in the name of whoever asked */
export const post_object_publication_request_agreement = ({ object, ...fields }: {
  object: Id;
  request: Id;
}, options?: Options): Promise<PublicationAnswer> =>
  call('POST', path`/objects/${object}/publication-request/agreement`, options, fields);

/** Decline to agree to a text, with the reason */
export const post_object_publication_request_refusal = ({ object, ...fields }: {
  object: Id;
  request: Id;
  reason: string;
}, options?: Options): Promise<Done> =>
  call('POST', path`/objects/${object}/publication-request/refusal`, options, fields);

