import type deletions from '../../messages/deletions/en.json';

declare module '@/words' {
  interface Catalogues {
    deletions: typeof deletions;
  }
}
