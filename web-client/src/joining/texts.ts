import { with_texts } from '@/words/apart';
import type joining from '../../messages/joining/en.json';

declare module '@/words' {
  interface Catalogues {
    joining: typeof joining;
  }
}

/** Reads a part of the client together with what it says of those who ask to come into a space. */
export const with_joining_texts = with_texts({
  joining: {
    en: () => import('virtual:messages/joining/en'),
    cy: () => import('virtual:messages/joining/cy'),
  },
});
