import type texts from '../../messages/exporting/en.json';

declare module '@/words' {
  interface Catalogues {
    exporting: typeof texts;
  }
}
