import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { get_session } from '@/generated/session';
import type { LiveState } from './live_state';
import type { LiveSession } from './session';
import { hold_session, live_session, type WantedSession } from './sessions';

/** The live session of a document for as long as the component is shown; another `begun` begins it anew. */
export function useLiveSession({
  object,
  person,
  edit,
  keeps,
  begun,
}: WantedSession & { begun: number }): LiveSession {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a session that was thrown away is begun anew.
  const wanted = useMemo(() => ({ object, person, edit, keeps }), [object, person, edit, keeps, begun]);
  const session = useMemo(() => live_session(wanted), [wanted]);
  useEffect(() => hold_session(wanted).release, [wanted]);
  useStaySignedIn(session);
  return session;
}

export const useLiveState = (session: LiveSession): LiveState =>
  useSyncExternalStore(session.subscribe, session.state);

const between_signs_of_life_ms = 60_000;

/** Whoever types is not idle, though nothing of it goes by the requests that the server counts. */
function useStaySignedIn(session: LiveSession): void {
  useEffect(() => {
    let last = Date.now();
    const typed = (_update: Uint8Array, origin: unknown) => {
      if (origin === session || Date.now() - last < between_signs_of_life_ms) return;
      last = Date.now();
      get_session({ signing_in: true }).catch(() => undefined);
    };
    session.document.on('update', typed);
    return () => session.document.off('update', typed);
  }, [session]);
}
