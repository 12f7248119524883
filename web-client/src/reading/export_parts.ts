import { with_texts } from '@/words/apart';
import './export_words';

/** Reads a part of the client together with what it says of taking texts out, which few visits need. */
export const with_export_texts = with_texts({
  exporting: {
    en: () => import('virtual:messages/exporting/en'),
    cy: () => import('virtual:messages/exporting/cy'),
  },
});

export const export_dialog = with_export_texts(() => import('./export_dialog'));
