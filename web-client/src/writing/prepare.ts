import { hold_session, type WantedSession } from '@/collab/sessions';
import { prepare_editor } from '@/editor';

export { prepare_editor };

/** The editor's code and the document: resolves when both are there, or when it takes too long to go on waiting. */
export async function open_for_writing(wanted: WantedSession, longest_ms: number): Promise<void> {
  const { session, release } = hold_session(wanted);
  const ready = Promise.all([prepare_editor(), session.ready]);
  await Promise.race([ready, new Promise((done) => setTimeout(done, longest_ms))]);
  // It stays a while by itself: until the screen holds it, or in vain.
  release();
}
