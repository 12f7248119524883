import { with_texts } from '@/words/apart';
import type texts from '../../messages/comparing/en.json';

declare module '@/words' {
  interface Catalogues {
    comparing: typeof texts;
  }
}

/** Reads a part of the client together with what it says of comparing two texts, which few visits need. */
export const with_comparing_texts = with_texts({
  comparing: {
    en: () => import('virtual:messages/comparing/en'),
    cy: () => import('virtual:messages/comparing/cy'),
  },
});
