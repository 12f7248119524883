import { speak_more } from '@/words';
import './words';

const deletions = {
  en: () => import('virtual:messages/deletions/en'),
  cy: () => import('virtual:messages/deletions/cy'),
};

/** Reads a part of the client together with what it says of deletions, which few visits need. */
export const with_deletion_texts =
  <Part>(read: () => Promise<Part>) =>
  async (): Promise<Part> => {
    const [part] = await Promise.all([read(), speak_more('deletions', deletions)]);
    return part;
  };
