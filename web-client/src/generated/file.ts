// Printed by the server from its own records of fields. Do not edit: ops/bless writes it anew.
import { call, type Options, path } from '../api/call';
import type { FileVersionViewPage, FileView, Files, Id, UploadView } from './types';

/** Begin to send a file */
export const post_uploads = (fields: {
  object: Id;
  name?: string | undefined;
  size: number;
  file?: Id | null | undefined;
}, options?: Options): Promise<UploadView> =>
  call('POST', '/uploads', options, fields);

/** How far an upload has come */
export const get_upload = ({ upload }: {
  upload: Id;
}, options?: Options): Promise<UploadView> =>
  call('GET', path`/uploads/${upload}`, options);

/** Make a file of an upload that is whole */
export const post_upload_completion = ({ upload }: {
  upload: Id;
}, options?: Options): Promise<FileView> =>
  call('POST', path`/uploads/${upload}/completion`, options);

/** The files of an object */
export const get_object_files = ({ object }: {
  object: Id;
}, options?: Options): Promise<Files> =>
  call('GET', path`/objects/${object}/files`, options);

/** All versions of a file, the newest first */
export const get_file_versions = ({ file, ...fields }: {
  file: Id;
  after?: number | null | undefined;
}, options?: Options): Promise<FileVersionViewPage> =>
  call('GET', path`/files/${file}/versions`, options, fields);

/** Give a file another name */
export const put_file_name = ({ file, ...fields }: {
  file: Id;
  name: string;
}, options?: Options): Promise<FileView> =>
  call('PUT', path`/files/${file}/name`, options, fields);

/** Make an earlier version the latest again */
export const post_file_version_restoration = ({ file, version }: {
  file: Id;
  version: number;
}, options?: Options): Promise<FileView> =>
  call('POST', path`/files/${file}/versions/${version}/restoration`, options);

