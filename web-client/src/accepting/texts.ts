import { with_texts } from '@/words/apart';
import type accepting from '../../messages/accepting/en.json';

declare module '@/words' {
  interface Catalogues {
    accepting: typeof accepting;
  }
}

/** Reads what people accept together with what only that says. */
export const with_accepting_texts = with_texts({
  accepting: {
    en: () => import('virtual:messages/accepting/en'),
    cy: () => import('virtual:messages/accepting/cy'),
  },
});
