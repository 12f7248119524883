// Printed by the server from its own records of fields. Do not edit: ops/bless writes it anew.
import { call, type Options } from '../api/call';
import type { EntryPage, Id, Time } from './types';

/** What was done by whom, the newest first */
export const get_administration_audit = (fields: {
  actor?: Id | null | undefined;
  object?: Id | null | undefined;
  action?: string | undefined;
  since?: Time | null | undefined;
  until?: Time | null | undefined;
  after?: string | undefined;
}, options?: Options): Promise<EntryPage> =>
  call('GET', '/administration/audit', options, fields);

