import { with_texts } from '@/words/apart';

/** Reads a screen of what the site allows together with what only these screens say. */
export const with_governing_texts = with_texts({
  governing: {
    en: () => import('virtual:messages/governing/en'),
    cy: () => import('virtual:messages/governing/cy'),
  },
});
