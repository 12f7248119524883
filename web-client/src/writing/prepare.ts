import { useEffect } from 'react';
import { hold_session, type WantedSession } from '@/collab/sessions';
import { prepare_editor } from '@/editor';

/** Some time after a page can be read, what writing it takes is fetched: it is there when it is wanted. */
const after_reading_begins_ms = 2500;

export function usePrepareInPeace(wanted: boolean, prepare: () => void): void {
  useEffect(() => {
    if (!wanted) return;
    const idle = globalThis.requestIdleCallback ?? ((act: () => void) => setTimeout(act));
    const timer = setTimeout(() => idle(prepare), after_reading_begins_ms);
    return () => clearTimeout(timer);
  }, [wanted, prepare]);
}

/** The editor's code, and the document; resolves when both are there, or when it takes too long to go on waiting. */
export async function open_for_writing(wanted: WantedSession, longest_ms: number): Promise<void> {
  prepare_editor();
  const { session, release } = hold_session(wanted);
  await Promise.race([session.ready, new Promise((done) => setTimeout(done, longest_ms))]);
  release();
}
