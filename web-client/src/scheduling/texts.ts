import { with_texts } from '@/words/apart';
import './words';

/** Reads a part of the client together with what it says of publishing later, which few visits need. */
export const with_scheduling_texts = with_texts({
  scheduling: {
    en: () => import('virtual:messages/scheduling/en'),
    cy: () => import('virtual:messages/scheduling/cy'),
  },
});
