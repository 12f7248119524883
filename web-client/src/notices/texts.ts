import { with_texts } from '@/words/apart';
import type notices from '../../messages/notices/en.json';

declare module '@/words' {
  interface Catalogues {
    notices: typeof notices;
  }
}

/** Reads what shows or writes notices together with what only it says. */
export const with_notice_texts = with_texts({
  notices: {
    en: () => import('virtual:messages/notices/en'),
    cy: () => import('virtual:messages/notices/cy'),
  },
});
