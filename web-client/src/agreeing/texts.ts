import { with_texts } from '@/words/apart';
import './words';

/** Reads a part of the client together with what it says of agreeing to a text, which few spaces ask for. */
export const with_agreeing_texts = with_texts({
  agreeing: {
    en: () => import('virtual:messages/agreeing/en'),
    cy: () => import('virtual:messages/agreeing/cy'),
  },
});
