import type texts from '../../messages/comments/en.json';

declare module '@/words' {
  interface Catalogues {
    comments: typeof texts;
  }
}
