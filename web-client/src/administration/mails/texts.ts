import { speak_more } from '@/words';

const mails = {
  en: () => import('virtual:messages/mails/en'),
  cy: () => import('virtual:messages/mails/cy'),
};

/** Reads the mail queue's screen together with what only it says. */
export const with_texts =
  <Part>(read: () => Promise<Part>) =>
  async (): Promise<Part> =>
    (await Promise.all([read(), speak_more('mails', mails)]))[0];
