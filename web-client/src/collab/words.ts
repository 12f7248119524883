import type texts from '../../messages/collab/en.json';

declare module '@/words' {
  interface Catalogues {
    collab: typeof texts;
  }
}
