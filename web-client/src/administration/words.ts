import type administration from '../../messages/administration/en.json';

declare module '@/words' {
  interface Catalogues {
    administration: typeof administration;
  }
}
