import { with_ask_texts } from '@/asks/texts';
import { with_texts } from '@/words/apart';

const places = with_texts({
  places: { en: () => import('virtual:messages/places/en'), cy: () => import('virtual:messages/places/cy') },
});

/** Reads a part of the client together with what it says of spaces as places, and of the days that asks speak of, too. */
export const with_place_texts = <Part>(read: () => Promise<Part>) => with_ask_texts(places(read));
