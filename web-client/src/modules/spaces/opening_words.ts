import type texts from '../../../messages/opening/en.json';

declare module '@/words' {
  interface Catalogues {
    opening: typeof texts;
  }
}
