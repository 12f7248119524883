import { useEffect, useRef, useState } from 'react';
import type { Id, ThreadView } from '@/generated/types';

/**
 * What others write while somebody reads waits until they ask for it: nothing on their screen moves. Their own comments,
 * and what becomes of those that are shown, are there at once.
 */
export function useHeld(latest: ThreadView[] | undefined, me: Id | undefined) {
  const [known, set_known] = useState<Set<Id> | null>(null);
  const all = ids_in(latest ?? []);
  const loaded = latest !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is there when the list is first shown is known.
  useEffect(() => {
    if (loaded && !known) set_known(new Set(all));
  }, [loaded, known]);
  const shown = known && latest ? kept(latest, known, me) : (latest ?? []);
  const waiting = all.length - ids_in(shown).length;
  return { shown, waiting, show: () => set_known(new Set(all)), know: useKnow(set_known) };
}

/** More pages that somebody asked for are known as they come. */
function useKnow(set_known: (update: (known: Set<Id> | null) => Set<Id> | null) => void) {
  const know = useRef((threads: ThreadView[]) =>
    set_known((known) => (known ? new Set([...known, ...ids_in(threads)]) : known)),
  );
  return know.current;
}

const ids_in = (threads: ThreadView[]): Id[] =>
  threads.flatMap((thread) => thread.comments.map((comment) => comment.id));

function kept(threads: ThreadView[], known: Set<Id>, me: Id | undefined): ThreadView[] {
  return threads
    .map((thread) => ({
      ...thread,
      comments: thread.comments.filter((comment) => known.has(comment.id) || comment.author.id === me),
    }))
    .filter((thread) => thread.comments.length > 0);
}
