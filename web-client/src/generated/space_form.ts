// Printed by the server from its own records of fields. Do not edit: ops/bless writes it anew.
import { call, type Options } from '../api/call';
import type { SpaceForm } from './types';

/** What the form for a new space offers to choose from */
export const get_space_form = (options?: Options): Promise<SpaceForm> =>
  call('GET', '/space-form', options);

