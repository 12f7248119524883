import { with_texts } from '@/words/apart';

/** Reads a part of the client together with what it says of asks, outcomes and threads, which few visits need. */
export const with_ask_texts = with_texts({
  asks: { en: () => import('virtual:messages/asks/en'), cy: () => import('virtual:messages/asks/cy') },
  outcomes: {
    en: () => import('virtual:messages/outcomes/en'),
    cy: () => import('virtual:messages/outcomes/cy'),
  },
  threads: {
    en: () => import('virtual:messages/threads/en'),
    cy: () => import('virtual:messages/threads/cy'),
  },
});
