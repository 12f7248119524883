import { with_texts } from './audience_texts';

/** Who may see something, with its words: one file, so that those who only read fetch none of it. */
export const restriction_panel = with_texts(() => import('./restriction_panel'));
