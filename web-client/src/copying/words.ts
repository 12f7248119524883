import type texts from '../../messages/copying/en.json';

declare module '@/words' {
  interface Catalogues {
    copying: typeof texts;
  }
}
