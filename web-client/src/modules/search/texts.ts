import { with_texts } from '@/words/apart';
import type finding from '../../../messages/finding/en.json';

declare module '@/words' {
  interface Catalogues {
    finding: typeof finding;
  }
}

/** Reads the screen of the search together with what only it says. */
export const with_finding_texts = with_texts({
  finding: {
    en: () => import('virtual:messages/finding/en'),
    cy: () => import('virtual:messages/finding/cy'),
  },
});
