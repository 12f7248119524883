import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Asked } from '@/comments';
import { get_object_live_text } from '@/generated/text';
import type { ContentsEntry } from '@/generated/types';
import type { ReadText } from './text';

export interface ShownText {
  html: string;
  contents: ContentsEntry[];
  /** What its editors have written is shown; else what readers have. */
  draft: boolean;
  /** Its editors have written what readers do not have, as far as is known. */
  ahead: boolean;
  /** How many changes readers do not have; null: there are none, or it is not known yet. */
  changes: number | null;
  show: (what: 'draft' | 'published') => void;
}

/**
 * What of a text is shown: to those who may write it what its editors have written, as long as readers do not have it; to
 * all others, on request, and beside comments, which are about what is published, that.
 */
export function useShownText(page: ReadText, edit: string, asked: Asked): ShownText {
  const [wanted, want] = useState<'draft' | 'published'>('draft');
  const has_draft = page.can.includes(edit) && page.ahead;
  const { data } = useQuery({
    queryKey: ['object', page.id, 'live-text'],
    queryFn: ({ signal }) => get_object_live_text({ object: page.id }, { signal }),
    enabled: has_draft,
    staleTime: 0,
  });
  const live = has_draft && data?.begun ? data : null;
  const commenting = page.revision > 0 && (asked.open || asked.begun > 0);
  const draft = live !== null && wanted === 'draft' && !commenting;
  return {
    html: draft ? live.html : page.html,
    contents: draft ? live.contents : page.contents,
    draft,
    // What was written may have been taken away again.
    ahead: has_draft && (!live || live.changes > 0),
    changes: live && live.changes > 0 ? live.changes : null,
    show: want,
  };
}
