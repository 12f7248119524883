// Printed by the server from its own records of fields. Do not edit: ops/bless writes it anew.
import { call, type Options, path } from '../api/call';
import type { AreaList, AreaView, Done, Id, Saved } from './types';

/** The areas that one may manage */
export const get_administration_areas = (options?: Options): Promise<AreaList> =>
  call('GET', '/administration/areas', options);

/** One area, and who administers it */
export const get_administration_area = ({ area }: {
  area: Id;
}, options?: Options): Promise<AreaView> =>
  call('GET', path`/administration/areas/${area}`, options);

/** Add an area */
export const post_administration_areas = (fields: {
  parent?: Id | null | undefined;
  name: string;
}, options?: Options): Promise<Saved> =>
  call('POST', '/administration/areas', options, fields);

/** Rename an area */
export const put_administration_area = ({ area, ...fields }: {
  area: Id;
  name: string;
}, options?: Options): Promise<Saved> =>
  call('PUT', path`/administration/areas/${area}`, options, fields);

/** Make somebody an administrator of an area */
export const post_administration_area_administrators = ({ area, ...fields }: {
  area: Id;
  person: Id;
}, options?: Options): Promise<Done> =>
  call('POST', path`/administration/areas/${area}/administrators`, options, fields);

/** Take the role from an administrator of an area */
export const delete_administration_area_administrator = ({ area, grant }: {
  area: Id;
  grant: Id;
}, options?: Options): Promise<Done> =>
  call('DELETE', path`/administration/areas/${area}/administrators/${grant}`, options);

