import { with_texts } from '@/words/apart';
import type texts from '../../../messages/templates/en.json';

declare module '@/words' {
  interface Catalogues {
    templates: typeof texts;
  }
}

/** Reads a part of the client together with what it says of templates, which few visits need. */
export const with_template_texts = with_texts({
  templates: {
    en: () => import('virtual:messages/templates/en'),
    cy: () => import('virtual:messages/templates/cy'),
  },
});
