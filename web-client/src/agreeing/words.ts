import type texts from '../../messages/agreeing/en.json';

declare module '@/words' {
  interface Catalogues {
    agreeing: typeof texts;
  }
}
