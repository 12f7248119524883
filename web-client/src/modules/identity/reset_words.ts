import type resets from '../../../messages/resets/en.json';

declare module '@/words' {
  interface Catalogues {
    resets: typeof resets;
  }
}
