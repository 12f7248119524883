import type { DraftView } from '@/generated/types';

/** What its writer changes. */
export type DraftText = Pick<DraftView, 'title' | 'markdown' | 'base_revision' | 'base_state'>;
