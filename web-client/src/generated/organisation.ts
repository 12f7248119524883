// Printed by the server from its own records of fields. Do not edit: ops/bless writes it anew.
import { call, type Options, path } from '../api/call';
import type { Id, OrganisationLinePage, OrganisationMergeEffect, OrganisationView, Saved } from './types';

/** Organisations by name, ended ones too */
export const get_administration_organisations = (fields: {
  q?: string | undefined;
  after?: string | undefined;
}, options?: Options): Promise<OrganisationLinePage> =>
  call('GET', '/administration/organisations', options, fields);

/** One organisation, with the names it has had */
export const get_administration_organisation = ({ organisation }: {
  organisation: Id;
}, options?: Options): Promise<OrganisationView> =>
  call('GET', path`/administration/organisations/${organisation}`, options);

/** Add an organisation */
export const post_administration_organisations = (fields: {
  name: string;
  short_name?: string | undefined;
  kind: 'host' | 'government' | 'external';
  domains?: string[] | undefined;
}, options?: Options): Promise<Saved> =>
  call('POST', '/administration/organisations', options, fields);

/** Rename an organisation from now on, or say which domains are its own */
export const put_administration_organisation = ({ organisation, ...fields }: {
  organisation: Id;
  name: string;
  short_name?: string | undefined;
  domains?: string[] | undefined;
}, options?: Options): Promise<Saved> =>
  call('PUT', path`/administration/organisations/${organisation}`, options, fields);

/** What would go over if an organisation became part of another */
export const get_administration_organisation_merge = ({ organisation, ...fields }: {
  organisation: Id;
  into: Id;
}, options?: Options): Promise<OrganisationMergeEffect> =>
  call('GET', path`/administration/organisations/${organisation}/merge`, options, fields);

/** Make an organisation part of another, from today */
export const post_administration_organisation_merge = ({ organisation, ...fields }: {
  organisation: Id;
  into: Id;
}, options?: Options): Promise<Saved> =>
  call('POST', path`/administration/organisations/${organisation}/merge`, options, fields);

/** Make a part of an organisation one of its own, from today */
export const post_administration_organisation_split = ({ organisation, ...fields }: {
  organisation: Id;
  name: string;
  short_name?: string | undefined;
  domains?: string[] | undefined;
}, options?: Options): Promise<Saved> =>
  call('POST', path`/administration/organisations/${organisation}/split`, options, fields);

