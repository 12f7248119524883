import type { Problem } from '@/api/problem';
import type { ConflictView } from '@/generated/types';
import type { DraftText } from './draft_text';

/** A text that does not go by itself into what others have written since it was opened. */
export interface EditConflict {
  conflicts: ConflictView[];
  /** Both sides, and theirs where they are in conflict; what is chosen is saved upon its bases. */
  merged: Pick<DraftText, 'markdown' | 'base_revision' | 'base_state'>;
}

export const conflict_in = (problem: Problem): EditConflict => problem.more as unknown as EditConflict;
