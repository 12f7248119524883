import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { on_activity, on_idle_shortened } from '@/api/call';
import * as queries from '@/api/queries';
import { get_session } from '@/generated/session';
import type { SessionView } from '@/generated/types';
import { Button } from '@/kit/button';
import { Dialog } from '@/kit/dialog';
import { useWords } from '@/words';
import { useSession } from './session';
import { useSignOut } from './sign_out';

const warning_ms = 2 * 60_000;

/** Two minutes before an idle session ends, says so and offers to stay. */
export function IdleWarning() {
  const { t } = useWords();
  const client = useQueryClient();
  const left = useTimeLeft(useSession());
  useEffect(
    () =>
      on_idle_shortened((minutes) => {
        const idle_ends = new Date(Date.now() + minutes * 60_000).toISOString();
        client.setQueryData<SessionView>(
          queries.session.queryKey,
          (known) => known && { ...known, idle_ends },
        );
      }),
    [client],
  );
  const sign_out = useSignOut();
  if (sign_out.dialog) return sign_out.dialog;
  if (left === null || left > warning_ms || left <= 0) return null;
  const stay = async () => {
    client.setQueryData(queries.session.queryKey, await get_session());
  };
  return (
    <Dialog title={t('core.idle_title')} onClose={stay}>
      <p role="timer">{t('core.idle_text', { minutes: Math.max(1, Math.ceil(left / 60_000)) })}</p>
      <div className="govuk-button-group dialog__acts">
        <Button onClick={stay}>{t('core.stay')}</Button>
        <Button kind="secondary" onClick={sign_out.start}>
          {t('core.sign_out')}
        </Button>
      </div>
    </Dialog>
  );
}

/** Milliseconds until the idle limit; every answered request has moved it as the server does. */
function useTimeLeft(session: SessionView): number | null {
  const [left, set_left] = useState<number | null>(null);
  useEffect(() => {
    if (!session.idle_ends) return;
    const length = new Date(session.idle_ends).getTime() - Date.now();
    let ends = Date.now() + length;
    const timer = setInterval(() => set_left(ends - Date.now()), 5000);
    const stop = on_activity(() => {
      ends = Date.now() + length;
    });
    return () => {
      clearInterval(timer);
      stop();
      set_left(null);
    };
  }, [session.idle_ends]);
  return left;
}
