import { identity_texts } from '@/modules/identity/texts';
import { with_texts } from '@/words/apart';

/** Reads a part of the client together with what it says of invitations, which few visits need. */
export const with_invitation_texts = with_texts({
  ...identity_texts,
  invitations: {
    en: () => import('virtual:messages/invitations/en'),
    cy: () => import('virtual:messages/invitations/cy'),
  },
});
