import { with_texts } from '@/asks/texts';
import { speak_more } from '@/words';

const reviews = {
  en: () => import('virtual:messages/reviews/en'),
  cy: () => import('virtual:messages/reviews/cy'),
};

/** Reads a part of the client together with what it says of reviews, and of the days that asks speak of, too. */
export const with_review_texts = <Part>(read: () => Promise<Part>) =>
  with_texts(async () => {
    const [part] = await Promise.all([read(), speak_more('reviews', reviews)]);
    return part;
  });
