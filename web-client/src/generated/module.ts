// Printed by the server from its own records of fields. Do not edit: ops/bless writes it anew.
import { call, type Options, path } from '../api/call';
import type { Done, ModuleList } from './types';

/** Modules, whether they run and why not, and where they are used */
export const get_administration_modules = (options?: Options): Promise<ModuleList> =>
  call('GET', '/administration/modules', options);

/** Say whether a module runs from the next start on */
export const put_administration_module = ({ module, ...fields }: {
  module: string;
  in_use: boolean;
}, options?: Options): Promise<Done> =>
  call('PUT', path`/administration/modules/${module}`, options, fields);

