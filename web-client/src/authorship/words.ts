import type texts from '../../messages/authorship/en.json';

declare module '@/words' {
  interface Catalogues {
    authorship: typeof texts;
  }
}
