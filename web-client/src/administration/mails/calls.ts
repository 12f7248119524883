import { call, type Options, path } from '@/api/call';
import type { Done, Id, MailLine, MailQueue, MailShown, MailsDropped, Saved } from '@/generated/types';

// The generated functions stand in a file that every visit loads: those that only administrators call stand here.

export const get_mails = (
  fields: { state?: MailLine['state'] | undefined; before?: Id | undefined },
  options?: Options,
): Promise<MailQueue> => call('GET', '/mails', options, fields);

export const get_mail = (mail: Id, options?: Options): Promise<MailShown> =>
  call('GET', path`/mails/${mail}`, options);

export const send_trial = (): Promise<Saved> => call('POST', '/mails');
export const try_again = (mail: Id): Promise<Done> => call('POST', path`/mails/${mail}/attempt`);
export const drop_mail = (mail: Id): Promise<Done> => call('DELETE', path`/mails/${mail}`);
export const drop_waiting = (): Promise<MailsDropped> => call('DELETE', '/waiting-mails');
export const hold_mails = (held: boolean): Promise<Done> => call('PUT', '/mail-hold', {}, { held });
