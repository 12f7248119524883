import { with_texts } from '@/words/apart';

/** Reads a screen together with the words for what stands in the audit log and what jobs do. */
export const with_deed_texts = with_texts({
  deeds: { en: () => import('virtual:messages/deeds/en'), cy: () => import('virtual:messages/deeds/cy') },
});
