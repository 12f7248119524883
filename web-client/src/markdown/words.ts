import type texts from '../../messages/markdown/en.json';

declare module '@/words' {
  interface Catalogues {
    markdown: typeof texts;
  }
}
