// Printed by the server from its own records of fields. Do not edit: ops/bless writes it anew.
import { call, type Options, path } from '../api/call';
import type { AskPreview, AskView, Done, Id, MadeAsk, ObjectAsks, OwnAskPage } from './types';

/** What one is asked to do and has not done yet */
export const get_asks = (fields: {
  after?: string | undefined;
}, options?: Options): Promise<OwnAskPage> =>
  call('GET', '/asks', options, fields);

/** What is asked about an object */
export const get_object_asks = ({ object }: {
  object: Id;
}, options?: Options): Promise<ObjectAsks> =>
  call('GET', path`/objects/${object}/asks`, options);

/** Whom an ask would reach */
export const post_object_ask_preview = ({ object, ...fields }: {
  object: Id;
  kind: 'comment' | 'approve' | 'read';
  people?: Id[] | undefined;
  groups?: Id[] | undefined;
  organisations?: Id[] | undefined;
  lanes?: Id[] | undefined;
}, options?: Options): Promise<AskPreview> =>
  call('POST', path`/objects/${object}/ask-preview`, options, fields);

/** Ask people to comment on, approve or read it */
export const post_object_asks = ({ object, ...fields }: {
  object: Id;
  kind: 'comment' | 'approve' | 'read';
  people?: Id[] | undefined;
  groups?: Id[] | undefined;
  organisations?: Id[] | undefined;
  lanes?: Id[] | undefined;
  on: string;
  zone: string;
  note?: string | undefined;
}, options?: Options): Promise<MadeAsk> =>
  call('POST', path`/objects/${object}/asks`, options, fields);

/** How far an ask has come, for whoever may ask */
export const get_ask = ({ ask }: {
  ask: Id;
}, options?: Options): Promise<AskView> =>
  call('GET', path`/asks/${ask}`, options);

/** Give it another day or note */
export const put_ask = ({ ask, ...fields }: {
  ask: Id;
  on: string;
  zone: string;
  note?: string | undefined;
}, options?: Options): Promise<Done> =>
  call('PUT', path`/asks/${ask}`, options, fields);

/** Close or withdraw it */
export const put_ask_ending = ({ ask, ...fields }: {
  ask: Id;
  ending: 'closed' | 'withdrawn';
}, options?: Options): Promise<Done> =>
  call('PUT', path`/asks/${ask}/ending`, options, fields);

/** Say that one has done it */
export const put_ask_answer = ({ ask, ...fields }: {
  ask: Id;
  answer: 'answered' | 'nothing_to_add' | 'approved' | 'not_approved' | 'read';
  revision: number;
}, options?: Options): Promise<Done> =>
  call('PUT', path`/asks/${ask}/answer`, options, fields);

/** Say that one has not, after all */
export const delete_ask_answer = ({ ask }: {
  ask: Id;
}, options?: Options): Promise<Done> =>
  call('DELETE', path`/asks/${ask}/answer`, options);

