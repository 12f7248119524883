import { speak_more } from '@/words';
import './opening_words';

const opening = {
  en: () => import('virtual:messages/opening/en'),
  cy: () => import('virtual:messages/opening/cy'),
};

/** Reads a screen together with what is said where a space is opened, which includes what markings do. */
export const with_opening_texts =
  <Part>(read: () => Promise<Part>) =>
  async (): Promise<Part> =>
    (await Promise.all([read(), speak_more('opening', opening)]))[0];
