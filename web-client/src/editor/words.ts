import type texts from '../../messages/editor/en.json';

declare module '@/words' {
  interface Catalogues {
    editor: typeof texts;
  }
}
