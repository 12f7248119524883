// Printed by the server from its own records of fields. Do not edit: ops/bless writes it anew.
import { call, type Options, path } from '../api/call';
import type { Done, Id, NoticeMinute, NoticeTable, NoticesShown, Saved } from './types';

/** What those who run the site say above every screen */
export const get_notices = (options?: Options): Promise<NoticesShown> =>
  call('GET', '/notices', options);

/** What stands above the screens, what will, and what did */
export const get_administration_notices = (options?: Options): Promise<NoticeTable> =>
  call('GET', '/administration/notices', options);

/** Put a notice above every screen */
export const post_administration_notices = (fields: {
  kind: 'news' | 'warning';
  english: string;
  welsh?: string | undefined;
  address?: string | undefined;
  readers: 'everybody' | 'signed_in';
  begins?: NoticeMinute | null | undefined;
  ends: NoticeMinute;
  zone: string;
}, options?: Options): Promise<Saved> =>
  call('POST', '/administration/notices', options, fields);

/** Change a notice */
export const put_administration_notice = ({ notice, ...fields }: {
  kind: 'news' | 'warning';
  english: string;
  welsh?: string | undefined;
  address?: string | undefined;
  readers: 'everybody' | 'signed_in';
  begins?: NoticeMinute | null | undefined;
  ends: NoticeMinute;
  zone: string;
  notice: Id;
}, options?: Options): Promise<Saved> =>
  call('PUT', path`/administration/notices/${notice}`, options, fields);

/** Take a notice down */
export const delete_administration_notice = ({ notice }: {
  notice: Id;
}, options?: Options): Promise<Done> =>
  call('DELETE', path`/administration/notices/${notice}`, options);

