import { with_texts } from '@/words/apart';

/** Reads a part of the client together with what it says of writing: whoever reads needs none of it. */
export const with_writing_texts = with_texts({
  writing: {
    en: () => import('virtual:messages/writing/en'),
    cy: () => import('virtual:messages/writing/cy'),
  },
});
