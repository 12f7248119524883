import { with_texts } from '@/words/apart';
import './audience_words';

/** Reads a part of the client together with what it says of whom something is for, which few visits need. */
export const with_audience_texts = with_texts({
  audience: {
    en: () => import('virtual:messages/audience/en'),
    cy: () => import('virtual:messages/audience/cy'),
  },
});
