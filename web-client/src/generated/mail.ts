// Printed by the server from its own records of fields. Do not edit: ops/bless writes it anew.
import { call, type Options, path } from '../api/call';
import type { Done, Id, MailQueue, MailShown, MailsDropped, Saved } from './types';

/** How the mails stand that the site sends */
export const get_mails = (fields: {
  state?: 'waiting' | 'sending' | 'sent' | 'failed' | 'dropped' | null | undefined;
  before?: Id | null | undefined;
}, options?: Options): Promise<MailQueue> =>
  call('GET', '/mails', options, fields);

/** One mail, without what lets somebody in */
export const get_mail = ({ mail }: {
  mail: Id;
}, options?: Options): Promise<MailShown> =>
  call('GET', path`/mails/${mail}`, options);

/** Try a mail again that has failed */
export const post_mail_attempt = ({ mail }: {
  mail: Id;
}, options?: Options): Promise<Done> =>
  call('POST', path`/mails/${mail}/attempt`, options);

/** Never send a mail that waits or has failed */
export const delete_mail = ({ mail }: {
  mail: Id;
}, options?: Options): Promise<Done> =>
  call('DELETE', path`/mails/${mail}`, options);

/** Never send any mail that waits now */
export const delete_waiting_mails = (options?: Options): Promise<MailsDropped> =>
  call('DELETE', '/waiting-mails', options);

/** Let all mails wait, or let them go */
export const put_mail_hold = (fields: {
  held: boolean;
}, options?: Options): Promise<Done> =>
  call('PUT', '/mail-hold', options, fields);

/** Send a test mail to oneself */
export const post_mails = (options?: Options): Promise<Saved> =>
  call('POST', '/mails', options);

