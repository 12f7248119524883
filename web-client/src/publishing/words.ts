import type texts from '../../messages/publishing/en.json';

declare module '@/words' {
  interface Catalogues {
    publishing: typeof texts;
  }
}
