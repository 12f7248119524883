import { with_ask_texts } from '@/asks/texts';
import { with_scheduling_texts } from '@/scheduling/texts';

import { with_audience_texts } from './audience_texts';

/** What is done with a text now and then, each with its words: one file, so that those who only read fetch none of it. */
export { copy_dialog } from '@/copying/parts';
export { review_dialog, review_line } from '@/reviews/parts';
export { export_dialog } from './export_parts';
export { restriction_panel } from './restriction_parts';
export const ask_dialog = with_ask_texts(() => import('@/asks/ask_dialog'));
export const access_panel = with_audience_texts(() => import('./access_panel'));
export const unpublish_dialog = with_scheduling_texts(() => import('./unpublish_dialog'));
