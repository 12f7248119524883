import { with_texts } from '@/words/apart';
import type pages from '../../../messages/pages/en.json';

declare module '@/words' {
  interface Catalogues {
    pages: typeof pages;
  }
}

/** Reads a screen of the footer's pages together with what only these screens say. */
export const with_page_texts = with_texts({
  pages: { en: () => import('virtual:messages/pages/en'), cy: () => import('virtual:messages/pages/cy') },
});
