import type { Say } from '@/words';
import './words';

/** "Everybody, without signing in", or how many people. */
export const who_will_read = (
  { everybody, readers }: { everybody: boolean; readers: number },
  t: Say,
): string => (everybody ? t('publishing.everybody') : t('publishing.people_count', { count: readers }));
