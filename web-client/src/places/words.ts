import type texts from '../../messages/places/en.json';

declare module '@/words' {
  interface Catalogues {
    places: typeof texts;
  }
}
