import { with_texts } from '@/words/apart';
import './words';

/** Reads a part of the client together with what it says of deletions, which few visits need. */
export const with_deletion_texts = with_texts({
  deletions: {
    en: () => import('virtual:messages/deletions/en'),
    cy: () => import('virtual:messages/deletions/cy'),
  },
});
