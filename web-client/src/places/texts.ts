import { with_texts } from '@/asks/texts';
import { speak_more } from '@/words';

const places = {
  en: () => import('virtual:messages/places/en'),
  cy: () => import('virtual:messages/places/cy'),
};

/** Reads a part of the client together with what it says of spaces as places, and of the days that asks speak of, too. */
export const with_place_texts = <Part>(read: () => Promise<Part>) =>
  with_texts(async () => {
    const [part] = await Promise.all([read(), speak_more('places', places)]);
    return part;
  });
