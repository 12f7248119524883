import { Button } from '@/kit/button';
import { Notice } from '@/kit/notice';
import { useWords } from '@/words';
import type { LiveState } from './live_state';

interface RefusalNoticeProps {
  live: Extract<LiveState, { state: 'refused' }>;
  onTryAgain: () => void;
  onDiscard: () => void;
}

/** Why nothing can be saved, what was kept, and what can be done about it. */
export function RefusalNotice({ live, onTryAgain, onDiscard }: RefusalNoticeProps) {
  const { t } = useWords();
  const { why, changes, kept } = live;
  return (
    <Notice
      kind="error"
      action={
        why === 'older' ? (
          <Button kind="quiet" onClick={() => location.reload()}>
            {t('collab.load_newer')}
          </Button>
        ) : (
          <>
            {why !== 'damaged' && (
              <Button kind="quiet" onClick={onTryAgain}>
                {t('core.try_again')}
              </Button>
            )}
            {(why === 'damaged' || why === 'too_large') && changes > 0 && (
              <Button kind="quiet" onClick={onDiscard}>
                {t('collab.discard', { count: changes })}
              </Button>
            )}
          </>
        )
      }
    >
      {t(`collab.refused_${why}`)}{' '}
      {changes > 0 && t(kept ? 'collab.changes_kept' : 'collab.changes_only_shown', { count: changes })}
    </Notice>
  );
}
