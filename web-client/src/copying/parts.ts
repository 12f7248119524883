import { with_texts } from '@/words/apart';
import './words';

const with_copying_texts = with_texts({
  copying: {
    en: () => import('virtual:messages/copying/en'),
    cy: () => import('virtual:messages/copying/cy'),
  },
});

/** The dialog together with its texts, which few visits need. */
export const copy_dialog = with_copying_texts(() => import('./copy_dialog'));
