import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import {
  createContext,
  lazy,
  type ReactNode,
  Suspense,
  useCallback,
  useContext,
  useEffect,
  useRef,
  useState,
} from 'react';
import { hold_token, on_session_end } from '@/api/call';
import * as queries from '@/api/queries';
import { post_session } from '@/generated/session';
import type { SessionPerson, SessionView } from '@/generated/types';
import { with_identity_texts } from '@/modules/identity/texts';
import { is_language, language_now, speak } from '@/words';

const SignInAgain = lazy(with_identity_texts(() => import('@/modules/identity/sign_in_again')));

const SessionContext = createContext<SessionView | null>(null);

export function useSession(): SessionView {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession outside SessionProvider');
  return session;
}

/** The signed-in person; only for screens that the router shows to signed-in people. */
export function usePerson(): SessionPerson {
  const { person } = useSession();
  if (!person) throw new Error('nobody is signed in');
  return person;
}

/**
 * Holds the session. When it ends while a screen is open, the request that found out waits, a dialog over the page asks
 * to sign in again, and the request is then repeated: nothing typed is lost. Another person signing in starts afresh.
 */
export function SessionProvider({ children }: { children: ReactNode }) {
  const { data: latest } = useSuspenseQuery(queries.session);
  const [known, set_known] = useState(latest);
  const client = useQueryClient();
  const [asking, ask_again] = useState(false);
  const waiting = useRef<{ promise: Promise<void>; resolve: () => void } | null>(null);
  // A session found ended by itself leaves the screen as it is: the same dialog asks to sign in again.
  const ended = latest.person === null && known.person !== null;
  const session = ended ? known : latest;
  hold_token(session.token);
  useEffect(() => {
    if (latest.person) set_known(latest);
  }, [latest]);

  const renew = useCallback((): Promise<void> => {
    if (!waiting.current) {
      let resolve = () => {};
      const promise = new Promise<void>((done) => {
        resolve = done;
      });
      waiting.current = { promise, resolve };
      ask_again(true);
    }
    return waiting.current.promise;
  }, []);

  const signed_in = session.person !== null;
  useEffect(() => {
    on_session_end(signed_in ? renew : null);
    return () => on_session_end(null);
  }, [signed_in, renew]);

  useEffect(() => {
    if (ended) void renew();
  }, [ended, renew]);

  const language = session.person?.language;
  useEffect(() => {
    if (is_language(language) && language !== language_now()) void speak(language);
  }, [language]);

  const renewed = (fresh: SessionView) => {
    if (fresh.person?.id !== session.person?.id) {
      location.assign('/');
      return;
    }
    hold_token(fresh.token);
    client.setQueryData(queries.session.queryKey, fresh);
    ask_again(false);
    waiting.current?.resolve();
    waiting.current = null;
    void client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
  };

  return (
    <SessionContext.Provider value={session}>
      {children}
      {asking && session.person && (
        <Suspense>
          <SignInAgain email={session.person.email} onSignedIn={renewed} />
        </Suspense>
      )}
    </SessionContext.Provider>
  );
}

export async function sign_in(email: string, password: string): Promise<SessionView> {
  const session = await post_session({ email, password }, { signing_in: true });
  hold_token(session.token); // the next screen may ask before the provider has been drawn again
  return session;
}
