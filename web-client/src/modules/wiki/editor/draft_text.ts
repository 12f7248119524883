import type { DraftView, PublicationPreview } from '@/generated/api';

/** What its writer changes. */
export type DraftText = Pick<DraftView, 'title' | 'markdown' | 'base_revision'>;

/** An edit that does not go together by itself with what others published meanwhile. */
export type EditConflict = Pick<PublicationPreview, 'conflicts' | 'merged' | 'head_revision'>;
