// Printed by the server from its own records of fields. Do not edit: ops/bless writes it anew.
import { call, type Options } from '../api/call';
import type { AdministrationView } from './types';

/** What needs looking at, for whoever administers something */
export const get_administration = (options?: Options): Promise<AdministrationView> =>
  call('GET', '/administration', options);

