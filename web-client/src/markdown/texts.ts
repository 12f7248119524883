import { with_texts } from '@/words/apart';
import { with_writing_texts } from '@/writing/texts';
import './words';

const markdown = with_texts({
  markdown: {
    en: () => import('virtual:messages/markdown/en'),
    cy: () => import('virtual:messages/markdown/cy'),
  },
});

/** Reads a part of the client together with what it says of writing, and of writing as Markdown. */
export const with_markdown_texts = <Part>(read: () => Promise<Part>) => with_writing_texts(markdown(read));
