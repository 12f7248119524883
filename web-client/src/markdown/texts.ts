import { speak_more } from '@/words';
import { with_writing_texts } from '@/writing/texts';
import './words';

const markdown = {
  en: () => import('virtual:messages/markdown/en'),
  cy: () => import('virtual:messages/markdown/cy'),
};

/** Reads a part of the client together with what it says of writing, and of writing as Markdown. */
export const with_markdown_texts =
  <Part>(read: () => Promise<Part>) =>
  async (): Promise<Part> => {
    const [part] = await Promise.all([with_writing_texts(read)(), speak_more('markdown', markdown)]);
    return part;
  };
