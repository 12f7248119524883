import type { Editor } from '@tiptap/core';
import { relativePositionToAbsolutePosition, ySyncPluginKey } from '@tiptap/y-tiptap';
import { useEffect, useState } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import { createRelativePositionFromJSON } from 'yjs';
import { useWords } from '@/words';
import '../words';
import type { Face } from './faces';

const every_ms = 5000;
const shown_letters = 40;

interface Other {
  client: number;
  name: string;
  /** The beginning of the block that they are writing in. */
  at: string;
}

interface OthersProps {
  editor: Editor;
  presence: Awareness;
}

/**
 * For those who do not see the carets of others: who is writing, and where, in a list beside the text that changes at most
 * every five seconds and is not read out by itself. (Who comes and goes is said by `collab/people_here.tsx`.)
 */
export function Others({ editor, presence }: OthersProps) {
  const { t } = useWords();
  const [others, set_others] = useState<Other[]>([]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    let looked = false;
    const look = () => {
      timer = null;
      if (editor.isDestroyed) return;
      looked = true;
      set_others(others_in(editor, presence));
    };
    const later = () => {
      timer ??= setTimeout(look, looked ? every_ms : 0);
    };
    later();
    presence.on('change', later);
    return () => {
      if (timer) clearTimeout(timer);
      presence.off('change', later);
    };
  }, [editor, presence]);
  if (others.length === 0) return null;
  return (
    <ul className="visually-hidden" aria-label={t('editor.others')}>
      {others.map(({ client, name, at }) => (
        <li key={client}>{at ? t('editor.other_at', { name, words: at }) : name}</li>
      ))}
    </ul>
  );
}

function others_in({ state }: Editor, presence: Awareness): Other[] {
  const live = ySyncPluginKey.getState(state);
  const found: Other[] = [];
  for (const [client, shown] of presence.getStates()) {
    const user = shown.user as Face | undefined;
    if (client === presence.clientID || !user?.name) continue;
    const head = shown.cursor?.head;
    const at =
      head && live?.binding
        ? relativePositionToAbsolutePosition(
            live.doc,
            live.type,
            createRelativePositionFromJSON(head),
            live.binding.mapping,
          )
        : null;
    const words =
      at === null ? '' : state.doc.resolve(Math.min(at, state.doc.content.size)).parent.textContent.trim();
    const short = words.length > shown_letters ? `${words.slice(0, shown_letters)}…` : words;
    found.push({ client, name: user.name, at: short });
  }
  return found;
}
