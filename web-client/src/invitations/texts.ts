import { speak_more } from '@/words';

const invitations = {
  en: () => import('virtual:messages/invitations/en'),
  cy: () => import('virtual:messages/invitations/cy'),
};

/** Reads a part of the client together with what it says of invitations, which few visits need. */
export const with_invitation_texts =
  <Part>(read: () => Promise<Part>) =>
  async (): Promise<Part> =>
    (await Promise.all([read(), speak_more('invitations', invitations)]))[0];
