// Printed by the server from its own records of fields. Do not edit: ops/bless writes it anew.
import { call, type Options, path } from '../api/call';
import type { Done, HomeForm, Id, SpaceHome, WantedContact, WantedDate } from './types';

/** Its welcome, what stands first, the days to keep and whom to ask */
export const get_space_home = ({ space }: {
  space: Id;
}, options?: Options): Promise<SpaceHome> =>
  call('GET', path`/spaces/${space}/home`, options);

/** The same as it is written, to be changed */
export const get_space_home_form = ({ space }: {
  space: Id;
}, options?: Options): Promise<HomeForm> =>
  call('GET', path`/spaces/${space}/home/form`, options);

/** Arrange a space's home */
export const put_space_home = ({ space, ...fields }: {
  space: Id;
  base_version: number;
  welcome: string;
  pins?: Id[] | undefined;
  dates?: WantedDate[] | undefined;
  contacts?: WantedContact[] | undefined;
}, options?: Options): Promise<Done> =>
  call('PUT', path`/spaces/${space}/home`, options, fields);

