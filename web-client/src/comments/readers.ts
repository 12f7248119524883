import type { ReadersView } from '@/generated/api';
import type { Say } from '@/words';
import './words';

/** "Acme and the department": a side is never named as one. */
export function readers_in_words(readers: ReadersView, t: Say): string {
  if (readers.drafts) return t('threads.readers_drafts');
  if (readers.audience === 'lane') return t('comments.readers_lane', { name: readers.name });
  return t(readers.audience === 'staff' ? 'comments.readers_staff' : 'comments.readers_everyone');
}

export const key_of = (readers: ReadersView): string => `${readers.audience} ${readers.lane ?? ''}`;

/** What a request says of them. */
export const asked = (readers: ReadersView | undefined) =>
  readers ? { audience: readers.audience, lane: readers.lane } : {};
