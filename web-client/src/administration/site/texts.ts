import { speak_more } from '@/words';

const deeds = {
  en: () => import('virtual:messages/deeds/en'),
  cy: () => import('virtual:messages/deeds/cy'),
};

/** Reads a screen together with the words for what stands in the audit log and what jobs do. */
export const with_texts =
  <Part>(read: () => Promise<Part>) =>
  async (): Promise<Part> =>
    (await Promise.all([read(), speak_more('deeds', deeds)]))[0];
