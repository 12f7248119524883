import { with_texts } from '@/words/apart';
import type identity from '../../../messages/identity/en.json';

declare module '@/words' {
  interface Catalogues {
    identity: typeof identity;
  }
}

/** What is said of accounts, where people sign in and where they are looked after. */
export const identity_texts = {
  identity: {
    en: () => import('virtual:messages/identity/en'),
    cy: () => import('virtual:messages/identity/cy'),
  },
};
export const with_identity_texts = with_texts(identity_texts);
