import { speak_more, type TextsApart } from '.';

/**
 * Makes what reads a part of the client together with the texts that only it says: `apart` in build/messages.ts names the
 * folders that are not read with all others.
 */
export const with_texts =
  (texts: TextsApart) =>
  <Part>(read: () => Promise<Part>) =>
  async (): Promise<Part> => {
    const [part] = await Promise.all([read(), speak_more(texts)]);
    return part;
  };
