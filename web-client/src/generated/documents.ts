// Printed by the server from its own records of fields. Do not edit: ops/bless writes it anew.
import { call, type Options, path } from '../api/call';
import type { EntryViewPage, FolderView, Id, Saved, SectionFolder, TextView } from './types';

/** A section and its own folder */
export const get_documents_component = ({ component }: {
  component: Id;
}, options?: Options): Promise<SectionFolder> =>
  call('GET', path`/documents/components/${component}`, options);

/** What lies in a section's own folder */
export const get_documents_component_entries = ({ component, ...fields }: {
  component: Id;
  after?: string | undefined;
}, options?: Options): Promise<EntryViewPage> =>
  call('GET', path`/documents/components/${component}/entries`, options, fields);

/** A folder */
export const get_documents_folder = ({ folder }: {
  folder: Id;
}, options?: Options): Promise<FolderView> =>
  call('GET', path`/documents/folders/${folder}`, options);

/** What lies in a folder */
export const get_documents_folder_entries = ({ folder, ...fields }: {
  folder: Id;
  after?: string | undefined;
}, options?: Options): Promise<EntryViewPage> =>
  call('GET', path`/documents/folders/${folder}/entries`, options, fields);

/** A document as its reader sees it */
export const get_documents_document = ({ document }: {
  document: Id;
}, options?: Options): Promise<TextView> =>
  call('GET', path`/documents/documents/${document}`, options);

/** Make a folder in another */
export const post_documents_folders = (fields: {
  folder: Id;
  title: string;
  audience?: 'staff' | 'lane' | 'everyone' | null | undefined;
  lane?: Id | null | undefined;
}, options?: Options): Promise<Saved> =>
  call('POST', '/documents/folders', options, fields);

/** Begin a document, which nobody but editors sees yet */
export const post_documents_documents = (fields: {
  folder: Id;
  title: string;
  audience?: 'staff' | 'lane' | 'everyone' | null | undefined;
  lane?: Id | null | undefined;
}, options?: Options): Promise<Saved> =>
  call('POST', '/documents/documents', options, fields);

/** Rename a folder */
export const put_documents_folder_title = ({ folder, ...fields }: {
  folder: Id;
  title: string;
}, options?: Options): Promise<Saved> =>
  call('PUT', path`/documents/folders/${folder}/title`, options, fields);

/** Rename a document */
export const put_documents_document_title = ({ document, ...fields }: {
  document: Id;
  title: string;
}, options?: Options): Promise<Saved> =>
  call('PUT', path`/documents/documents/${document}/title`, options, fields);

/** Move a folder with all that lies in it */
export const put_documents_folder_place = ({ folder, ...fields }: {
  folder: Id;
  to: Id;
}, options?: Options): Promise<Saved> =>
  call('PUT', path`/documents/folders/${folder}/place`, options, fields);

/** Move a document to another folder */
export const put_documents_document_place = ({ document, ...fields }: {
  document: Id;
  to: Id;
}, options?: Options): Promise<Saved> =>
  call('PUT', path`/documents/documents/${document}/place`, options, fields);

