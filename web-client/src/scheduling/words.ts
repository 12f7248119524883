import type texts from '../../messages/scheduling/en.json';

declare module '@/words' {
  interface Catalogues {
    scheduling: typeof texts;
  }
}
