import { with_texts } from '@/words/apart';
import './opening_words';

/** Reads a screen together with what is said where a space is opened, which includes what markings do. */
export const with_opening_texts = with_texts({
  opening: {
    en: () => import('virtual:messages/opening/en'),
    cy: () => import('virtual:messages/opening/cy'),
  },
});
