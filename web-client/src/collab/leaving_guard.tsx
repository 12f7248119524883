import { useBlocker } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Button } from '@/kit/button';
import { Dialog } from '@/kit/dialog';
import { useWords } from '@/words';

const longest_wait_ms = 3000;

/** Holds what was typed. */
export interface Keeper {
  readonly would_be_lost: boolean;
  /** Resolves when nothing is unsaved, or when waiting for that does not help. */
  settle(): Promise<void>;
}

/** Leaving never asks while typing is safe; where this browser may keep no copy, it asks before unsaved typing is lost. */
export function LeavingGuard({ keeper, stays }: { keeper: Keeper; stays?: (path: string) => boolean }) {
  const { t } = useWords();
  const leaving = useBlocker({
    shouldBlockFn: async ({ next }) => {
      if (!keeper.would_be_lost || stays?.(next.pathname)) return false;
      await Promise.race([keeper.settle(), new Promise((done) => setTimeout(done, longest_wait_ms))]);
      return keeper.would_be_lost;
    },
    enableBeforeUnload: false,
    withResolver: true,
  });
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (keeper.would_be_lost) event.preventDefault();
    };
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [keeper]);
  if (leaving.status !== 'blocked') return null;
  return (
    <Dialog title={t('collab.leave_title')} onClose={leaving.reset}>
      <p>{t('collab.leave_text')}</p>
      <div className="govuk-button-group dialog__acts">
        <Button onClick={leaving.reset}>{t('collab.keep_writing')}</Button>
        <Button kind="warning" onClick={leaving.proceed}>
          {t('collab.leave_anyway')}
        </Button>
      </div>
    </Dialog>
  );
}
