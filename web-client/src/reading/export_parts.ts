import { speak_more } from '@/words';
import './export_words';

const exporting = {
  en: () => import('virtual:messages/exporting/en'),
  cy: () => import('virtual:messages/exporting/cy'),
};

/** Reads a part of the client together with what it says of taking texts out, which few visits need. */
export const with_export_texts =
  <Part>(read: () => Promise<Part>) =>
  async (): Promise<Part> => {
    const [part] = await Promise.all([read(), speak_more('exporting', exporting)]);
    return part;
  };

export const export_dialog = with_export_texts(() => import('./export_dialog'));
