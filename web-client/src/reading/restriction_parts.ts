import { with_audience_texts } from './audience_texts';

/** Who may see something, with its words: one file, so that those who only read fetch none of it. */
export const restriction_panel = with_audience_texts(() => import('./restriction_panel'));
