import { speak_more } from '@/words';
import './audience_words';

const audience = {
  en: () => import('virtual:messages/audience/en'),
  cy: () => import('virtual:messages/audience/cy'),
};

/** Reads a part of the client together with what it says of whom something is for, which few visits need. */
export const with_texts =
  <Part>(read: () => Promise<Part>) =>
  async (): Promise<Part> => {
    const [part] = await Promise.all([read(), speak_more('audience', audience)]);
    return part;
  };
