import { speak_more } from '@/words';
import type texts from '../../../messages/templates/en.json';

declare module '@/words' {
  interface Catalogues {
    templates: typeof texts;
  }
}

const templates = {
  en: () => import('virtual:messages/templates/en'),
  cy: () => import('virtual:messages/templates/cy'),
};

/** What is said of templates, which few visits need. */
export const speak_of_templates = () => speak_more('templates', templates);
