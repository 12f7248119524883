import { useBlocker } from '@tanstack/react-router';
import { Button } from '@/kit/button';
import { Dialog } from '@/kit/dialog';
import { useWords } from '@/words';
import type { DraftKeeper } from './draft_keeper';

const longest_wait_ms = 3000;

/** Leaving never asks while typing is safe; where this browser may keep no copy, it asks before unsaved typing is lost. */
export function LeavingGuard({ keeper }: { keeper: DraftKeeper }) {
  const { t } = useWords();
  const leaving = useBlocker({
    shouldBlockFn: async () => {
      if (!keeper.would_be_lost) return false;
      await Promise.race([keeper.settle(), new Promise((done) => setTimeout(done, longest_wait_ms))]);
      return keeper.would_be_lost;
    },
    enableBeforeUnload: false,
    withResolver: true,
  });
  if (leaving.status !== 'blocked') return null;
  return (
    <Dialog title={t('wiki.leave_title')} onClose={leaving.reset}>
      <p>{t('wiki.leave_text')}</p>
      <div className="govuk-button-group dialog__acts">
        <Button onClick={leaving.reset}>{t('wiki.keep_writing')}</Button>
        <Button kind="warning" onClick={leaving.proceed}>
          {t('wiki.leave_anyway')}
        </Button>
      </div>
    </Dialog>
  );
}
