import { with_texts } from '@/words/apart';

/** Reads a part of the client together with what it says of suggestions and of who wrote what. */
export const with_suggestion_texts = with_texts({
  suggestions: {
    en: () => import('virtual:messages/suggestions/en'),
    cy: () => import('virtual:messages/suggestions/cy'),
  },
  authorship: {
    en: () => import('virtual:messages/authorship/en'),
    cy: () => import('virtual:messages/authorship/cy'),
  },
});
