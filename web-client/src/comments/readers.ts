import type { ReadersView } from '@/generated/types';
import type { Say } from '@/words';
import './words';

/** Standing alone, "Acme and the department", "Everyone here": a side is never named as one. */
export function readers_in_words(readers: ReadersView, t: Say): string {
  if (readers.drafts) return t('threads.readers_drafts');
  if (readers.audience === 'lane') return t('comments.readers_lane', { name: readers.name });
  return t(readers.audience === 'staff' ? 'comments.readers_staff' : 'comments.readers_everyone');
}

/** In a sentence: "Send to everyone here". */
export function readers_within(readers: ReadersView, t: Say): string {
  if (readers.drafts) return t('threads.within_drafts');
  if (readers.audience === 'lane') return t('comments.readers_lane', { name: readers.name });
  return t(readers.audience === 'staff' ? 'comments.within_staff' : 'comments.within_everyone');
}

export const key_of = (readers: ReadersView): string => `${readers.audience} ${readers.lane ?? ''}`;

/** What a request says of them. */
export const asked = (readers: ReadersView | undefined) =>
  readers ? { audience: readers.audience, lane: readers.lane } : {};
