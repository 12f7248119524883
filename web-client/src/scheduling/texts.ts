import { speak_more } from '@/words';
import './words';

const scheduling = {
  en: () => import('virtual:messages/scheduling/en'),
  cy: () => import('virtual:messages/scheduling/cy'),
};

/** Reads a part of the client together with what it says of publishing later, which few visits need. */
export const with_texts =
  <Part>(read: () => Promise<Part>) =>
  async (): Promise<Part> => {
    const [part] = await Promise.all([read(), speak_more('scheduling', scheduling)]);
    return part;
  };
