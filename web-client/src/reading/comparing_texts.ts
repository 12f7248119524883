import { speak_more } from '@/words';
import type texts from '../../messages/comparing/en.json';

declare module '@/words' {
  interface Catalogues {
    comparing: typeof texts;
  }
}

const comparing = {
  en: () => import('virtual:messages/comparing/en'),
  cy: () => import('virtual:messages/comparing/cy'),
};

/** Reads a part of the client together with what it says of comparing two texts, which few visits need. */
export const with_comparing_texts =
  <Part>(read: () => Promise<Part>) =>
  async (): Promise<Part> => {
    const [part] = await Promise.all([read(), speak_more('comparing', comparing)]);
    return part;
  };
