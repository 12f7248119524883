/** What is done with a page now and then: one file, so that its readers fetch none of it. */
export { watch_below } from '@/reading/watch_below';
export { offer_template } from './offer_template';
