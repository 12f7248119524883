import { with_scheduling_texts } from './texts';

// What is read only where something is to be published later, each with its texts.
export const scheduled_line = with_scheduling_texts(() => import('./scheduled_line'));
export const ends_scheduled = with_scheduling_texts(() => import('./ends_scheduled'));
export const not_published = with_scheduling_texts(() => import('./not_published'));
