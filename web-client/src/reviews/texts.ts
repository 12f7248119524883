import { with_ask_texts } from '@/asks/texts';
import { with_texts } from '@/words/apart';

const reviews = with_texts({
  reviews: {
    en: () => import('virtual:messages/reviews/en'),
    cy: () => import('virtual:messages/reviews/cy'),
  },
});

/** Reads a part of the client together with what it says of reviews, and of the days that asks speak of, too. */
export const with_review_texts = <Part>(read: () => Promise<Part>) => with_ask_texts(reviews(read));
