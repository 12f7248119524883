import type texts from '../../messages/reviews/en.json';

declare module '@/words' {
  interface Catalogues {
    reviews: typeof texts;
  }
}
