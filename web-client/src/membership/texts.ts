import { with_texts } from '@/words/apart';

/** Reads a part of the client together with what it says of who has access. */
export const with_membership_texts = with_texts({
  membership: {
    en: () => import('virtual:messages/membership/en'),
    cy: () => import('virtual:messages/membership/cy'),
  },
});
