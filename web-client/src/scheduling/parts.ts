import { with_texts } from './texts';

// What is read only where something is to be published later, each with its texts.
export const scheduled_line = with_texts(() => import('./scheduled_line'));
export const ends_scheduled = with_texts(() => import('./ends_scheduled'));
export const not_published = with_texts(() => import('./not_published'));
