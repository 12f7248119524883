import { speak_more } from '@/words';
import './words';

const copying = {
  en: () => import('virtual:messages/copying/en'),
  cy: () => import('virtual:messages/copying/cy'),
};

/** The dialog together with its texts, which few visits need. */
export const copy_dialog = async () => {
  const [part] = await Promise.all([import('./copy_dialog'), speak_more('copying', copying)]);
  return part;
};
