import { type ComponentType, lazy } from 'react';
import { with_markdown_texts } from '@/markdown/texts';
import { with_opening_texts } from '@/modules/spaces/opening_texts';
import { with_notice_texts } from '@/notices/texts';
import type { Key } from '@/words';
import { with_governing_texts } from './governing/texts';
import { with_mail_texts } from './mails/texts';
import { with_page_texts } from './pages/texts';
import { may } from './place';
import { with_deed_texts } from './site/texts';
import './words';

/** One of the parts of administration: its place in the navigation, and the screens below it by the length of their address. */
export interface Part {
  name: string;
  title: Key;
  about: Key;
  /** Whoever has one of these sees it. */
  needs: string[];
  home: ComponentType;
  /** `people/<id>` */
  one?: ComponentType<{ id: string }>;
  /** `people/add`, `people/<id>/merge` */
  special?: Record<string, ComponentType<{ id: string }>>;
}

const part = <Name extends string>(read: () => Promise<Record<Name, ComponentType>>, name: Name) =>
  lazy(async () => ({ default: (await read())[name] }));
const part_of = <Name extends string>(
  read: () => Promise<Record<Name, ComponentType<{ id: string }>>>,
  name: Name,
) => lazy(async () => ({ default: (await read())[name] }));

export const parts: Part[] = [
  {
    name: 'people',
    title: 'administration.people',
    about: 'administration.people_about',
    needs: [may.unlock_people],
    home: part(() => import('./people/accounts'), 'Accounts'),
    one: part_of(() => import('./people/account'), 'AccountScreen'),
    special: {
      add: part_of(() => import('./people/add'), 'AddPerson'),
      merge: part_of(() => import('./people/merge'), 'MergeScreen'),
    },
  },
  {
    name: 'organisations',
    title: 'administration.organisations',
    about: 'administration.organisations_about',
    needs: [may.manage_people],
    home: part(() => import('./bodies/organisations'), 'Organisations'),
    one: part_of(() => import('./bodies/organisation'), 'OrganisationScreen'),
    special: { merge: part_of(() => import('./bodies/merge'), 'MergeOrganisation') },
  },
  {
    name: 'groups',
    title: 'administration.groups',
    about: 'administration.groups_about',
    needs: [may.manage_people],
    home: part(() => import('./bodies/groups'), 'Groups'),
    one: part_of(() => import('./bodies/group'), 'GroupScreen'),
  },
  {
    name: 'areas',
    title: 'administration.areas',
    about: 'administration.areas_about',
    needs: [may.manage_areas],
    home: part(() => import('./areas/areas'), 'Areas'),
    one: part_of(() => import('./areas/area'), 'AreaScreen'),
  },
  {
    name: 'spaces',
    title: 'administration.spaces',
    about: 'administration.spaces_about',
    needs: [may.manage_areas],
    home: part(() => import('./spaces/spaces'), 'Spaces'),
    one: part_of(
      with_governing_texts(() => import('./spaces/space')),
      'SpaceScreen',
    ),
  },
  {
    name: 'roles',
    title: 'administration.roles',
    about: 'administration.roles_about',
    needs: [may.manage_roles],
    home: part(
      with_governing_texts(() => import('./governing/roles')),
      'Roles',
    ),
    one: part_of(
      with_governing_texts(() => import('./governing/role')),
      'RoleScreen',
    ),
  },
  {
    name: 'markings',
    title: 'administration.markings',
    about: 'administration.markings_about',
    needs: [may.manage_site],
    home: part(with_governing_texts(with_opening_texts(() => import('./governing/markings'))), 'Markings'),
  },
  {
    name: 'notices',
    title: 'administration.notices',
    about: 'administration.notices_about',
    needs: [may.manage_site],
    home: part(
      with_notice_texts(() => import('./notices/notices')),
      'Notices',
    ),
  },
  {
    name: 'pages',
    title: 'administration.pages',
    about: 'administration.pages_about',
    needs: [may.manage_site],
    home: part(
      with_page_texts(() => import('./pages/pages')),
      'Pages',
    ),
    one: part_of(
      with_page_texts(() => import('./pages/page')),
      'PageScreen',
    ),
    special: {
      edit: part_of(with_page_texts(with_markdown_texts(() => import('./pages/edit_page'))), 'EditPage'),
    },
  },
  {
    name: 'modules',
    title: 'administration.modules',
    about: 'administration.modules_about',
    needs: [may.manage_site],
    home: part(
      with_governing_texts(() => import('./governing/modules')),
      'Modules',
    ),
  },
  {
    name: 'storage',
    title: 'administration.storage',
    about: 'administration.storage_about',
    needs: [may.manage_site],
    home: part(
      with_governing_texts(() => import('./governing/storage')),
      'Storage',
    ),
  },
  {
    name: 'audit',
    title: 'administration.audit',
    about: 'administration.audit_about',
    needs: [may.view_audit],
    home: part(
      with_deed_texts(() => import('./site/audit')),
      'Audit',
    ),
  },
  {
    name: 'jobs',
    title: 'administration.jobs',
    about: 'administration.jobs_about',
    needs: [may.manage_site],
    home: part(
      with_deed_texts(() => import('./site/jobs')),
      'Jobs',
    ),
  },
  {
    name: 'mails',
    title: 'administration.mails',
    about: 'administration.mails_about',
    needs: [may.manage_site],
    home: part(
      with_mail_texts(() => import('./mails/mails')),
      'Mails',
    ),
  },
];
