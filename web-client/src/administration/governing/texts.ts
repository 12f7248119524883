import { speak_more } from '@/words';

const governing = {
  en: () => import('virtual:messages/governing/en'),
  cy: () => import('virtual:messages/governing/cy'),
};

/** Reads a screen of what the site allows together with what only these screens say. */
export const with_texts =
  <Part>(read: () => Promise<Part>) =>
  async (): Promise<Part> =>
    (await Promise.all([read(), speak_more('governing', governing)]))[0];
