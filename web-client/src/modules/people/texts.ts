import { with_texts } from '@/words/apart';
import type people from '../../../messages/people/en.json';
import { identity_texts } from '../identity/texts';

declare module '@/words' {
  interface Catalogues {
    people: typeof people;
  }
}

/** Reads the directory and profiles together with what only they say. */
export const with_people_texts = with_texts({
  ...identity_texts,
  people: {
    en: () => import('virtual:messages/people/en'),
    cy: () => import('virtual:messages/people/cy'),
  },
});
