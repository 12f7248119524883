// Printed by the server from its own records of fields. Do not edit: ops/bless writes it anew.
import { call, type Options } from '../api/call';
import type { Ticket } from './types';

/** A ticket for one live connection */
export const post_live_ticket = (options?: Options): Promise<Ticket> =>
  call('POST', '/live-ticket', options);

