import { with_review_texts } from './texts';

/** What reading needs of reviews now and then: one file, so that its many readers fetch none of it. */
export const review_dialog = with_review_texts(() => import('./review_dialog'));
export const review_line = with_review_texts(() => import('./review_line'));
