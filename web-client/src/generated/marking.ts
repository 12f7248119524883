// Printed by the server from its own records of fields. Do not edit: ops/bless writes it anew.
import { call, type Options, path } from '../api/call';
import type { Done, MarkingTable, WantedEffect } from './types';

/** The markings, what each does, and how much has it */
export const get_administration_markings = (options?: Options): Promise<MarkingTable> =>
  call('GET', '/administration/markings', options);

/** Say what a marking does from now on */
export const put_administration_marking = ({ marking, ...fields }: {
  marking: string;
  effects?: WantedEffect[] | undefined;
}, options?: Options): Promise<Done> =>
  call('PUT', path`/administration/markings/${marking}`, options, fields);

/** Say which marking is the highest that the site may hold */
export const put_administration_marking_ceiling = (fields: {
  marking: string;
}, options?: Options): Promise<Done> =>
  call('PUT', '/administration/marking-ceiling', options, fields);

