// Printed by the server from its own records of fields. Do not edit: ops/bless writes it anew.
import { call, type Options, path } from '../api/call';
import type { CheckedRows, Done, Id, InvitationLinePage, InvitationSeen, InviteRow, Invited, MailPreview, Saved, Time } from './types';

/** Who is invited here and has not come yet */
export const get_space_invitations = ({ space, ...fields }: {
  space: Id;
  after?: string | undefined;
}, options?: Options): Promise<InvitationLinePage> =>
  call('GET', path`/spaces/${space}/invitations`, options, fields);

/** Read a list of people, and say of each what is known and wrong */
export const post_space_invitations_check = ({ space, ...fields }: {
  space: Id;
  text?: string | undefined;
  rows?: InviteRow[] | undefined;
}, options?: Options): Promise<CheckedRows> =>
  call('POST', path`/spaces/${space}/invitations/check`, options, fields);

/** The mail as it would be sent */
export const post_space_invitations_mail = ({ space, ...fields }: {
  space: Id;
  rows?: InviteRow[] | undefined;
  role: string;
  sponsor?: Id | null | undefined;
  purpose?: string | undefined;
  access_ends?: Time | null | undefined;
  language?: string | undefined;
}, options?: Options): Promise<MailPreview> =>
  call('POST', path`/spaces/${space}/invitations/mail`, options, fields);

/** Invite people by their addresses */
export const post_space_invitations = ({ space, ...fields }: {
  space: Id;
  rows?: InviteRow[] | undefined;
  role: string;
  sponsor?: Id | null | undefined;
  purpose?: string | undefined;
  access_ends?: Time | null | undefined;
  language?: string | undefined;
}, options?: Options): Promise<Invited> =>
  call('POST', path`/spaces/${space}/invitations`, options, fields);

/** Send another link */
export const post_space_invitation_link = ({ space, invitation }: {
  space: Id;
  invitation: Id;
}, options?: Options): Promise<Done> =>
  call('POST', path`/spaces/${space}/invitations/${invitation}/link`, options);

/** Withdraw an invitation */
export const delete_space_invitation = ({ space, invitation }: {
  space: Id;
  invitation: Id;
}, options?: Options): Promise<Done> =>
  call('DELETE', path`/spaces/${space}/invitations/${invitation}`, options);

/** What an invitation's link stands for */
export const post_invitation = (fields: {
  token: string;
}, options?: Options): Promise<InvitationSeen> =>
  call('POST', '/invitation', options, fields);

/** Accept an invitation with the account of its address */
export const post_invitation_acceptance = (fields: {
  token: string;
}, options?: Options): Promise<Done> =>
  call('POST', '/invitation/acceptance', options, fields);

/** Make an account with an invitation, and accept it */
export const post_invitation_account = (fields: {
  token: string;
  name: string;
  password: string;
  language?: string | undefined;
}, options?: Options): Promise<Saved> =>
  call('POST', '/invitation/account', options, fields);

/** Send an expired invitation's address another link */
export const post_invitation_links = (fields: {
  token: string;
}, options?: Options): Promise<Done> =>
  call('POST', '/invitation/links', options, fields);

