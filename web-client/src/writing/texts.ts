import { speak_more } from '@/words';

const writing = {
  en: () => import('virtual:messages/writing/en'),
  cy: () => import('virtual:messages/writing/cy'),
};

/** Reads a part of the client together with what it says of writing: whoever reads needs none of it. */
export const with_writing_texts =
  <Part>(read: () => Promise<Part>) =>
  async (): Promise<Part> => {
    const [part] = await Promise.all([read(), speak_more('writing', writing)]);
    return part;
  };
