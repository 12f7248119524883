import type texts from '../../messages/membership/en.json';

declare module '@/words' {
  interface Catalogues {
    membership: typeof texts;
  }
}
