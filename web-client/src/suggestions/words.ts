import type texts from '../../messages/suggestions/en.json';

declare module '@/words' {
  interface Catalogues {
    suggestions: typeof texts;
  }
}
