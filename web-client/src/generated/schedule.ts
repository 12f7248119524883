// Printed by the server from its own records of fields. Do not edit: ops/bless writes it anew.
import { call, type Options, path } from '../api/call';
import type { Done, Id, ScheduledAnswer } from './types';

/** What of a text will be published later, and when */
export const get_object_scheduled_publication = ({ object }: {
  object: Id;
}, options?: Options): Promise<ScheduledAnswer> =>
  call('GET', path`/objects/${object}/scheduled-publication`, options);

/** Publish the live text, as it is now, at a moment */
export const put_object_scheduled_publication = ({ object, ...fields }: {
  object: Id;
  on: string;
  at: string;
  zone: string;
  note?: string | undefined;
  minor?: boolean | undefined;
}, options?: Options): Promise<Done> =>
  call('PUT', path`/objects/${object}/scheduled-publication`, options, fields);

/** Publish what is scheduled at another moment */
export const put_object_scheduled_publication_moment = ({ object, ...fields }: {
  object: Id;
  on: string;
  at: string;
  zone: string;
}, options?: Options): Promise<Done> =>
  call('PUT', path`/objects/${object}/scheduled-publication/moment`, options, fields);

/** Do not publish what is scheduled */
export const delete_object_scheduled_publication = ({ object }: {
  object: Id;
}, options?: Options): Promise<Done> =>
  call('DELETE', path`/objects/${object}/scheduled-publication`, options);

