import type { DraftView } from '@/generated/api';

/** What its writer changes. */
export type DraftText = Pick<DraftView, 'title' | 'markdown' | 'base_revision' | 'base_state'>;
