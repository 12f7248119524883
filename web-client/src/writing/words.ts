import type texts from '../../messages/writing/en.json';

declare module '@/words' {
  interface Catalogues {
    writing: typeof texts;
  }
}
