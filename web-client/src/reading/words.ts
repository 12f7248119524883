import type texts from '../../messages/reading/en.json';

declare module '@/words' {
  interface Catalogues {
    reading: typeof texts;
  }
}
