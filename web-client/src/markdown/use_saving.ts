import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { is_problem, Problem } from '@/api/problem';
import { get_object_draft, put_object_live_text } from '@/generated/text';
import type { DraftView, Id, MarkdownSaved } from '@/generated/types';
import type { DraftKeeper } from './draft_keeper';
import type { DraftText } from './draft_text';
import { conflict_in, type EditConflict } from './edit_conflict';

/** Somebody deleted what the text stands on while it was being saved: the server looks again. */
const most_attempts = 4;

async function put(object: Id, text: DraftText): Promise<MarkdownSaved> {
  const { markdown, base_revision, base_state } = text;
  for (let attempt = 1; ; attempt++) {
    try {
      return await put_object_live_text({ object, markdown, base_revision, base_state });
    } catch (error) {
      if (!is_problem(error, 'collab.draft_moved_on') || attempt === most_attempts) throw error;
    }
  }
}

interface Saver {
  object: Id;
  keeper: DraftKeeper;
  /** It is in the draft: what the draft is now. */
  onSaved: (draft: DraftView, saved: MarkdownSaved) => void;
  onConflict: (conflict: EditConflict) => void;
}

/** Saves a text in Markdown into the draft that others write meanwhile, and opens it again upon what that is then. */
export function useSaving({ object, keeper, onSaved, onConflict }: Saver) {
  const client = useQueryClient();
  const [busy, be_busy] = useState(false);
  const [problem, show] = useState<Problem | null>(null);
  const save = async (text: DraftText): Promise<boolean> => {
    be_busy(true);
    show(null);
    try {
      await keeper.settle();
      const saved = await put(object, text);
      const draft = await get_object_draft({ object });
      keeper.saved(draft);
      onSaved(draft, saved);
      void client.invalidateQueries({ queryKey: ['object', object] });
      return true;
    } catch (error) {
      if (is_problem(error, 'objects.edit_conflict')) onConflict(conflict_in(error));
      else show(error instanceof Problem ? error : Problem.offline());
      return false;
    } finally {
      be_busy(false);
    }
  };
  return { busy, problem, save };
}
