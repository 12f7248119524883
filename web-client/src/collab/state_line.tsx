import { Icon } from '@/kit/icon';
import { useWords } from '@/words';
import type { LiveState } from './live_state';
import './collab.css';

/** "Saved", "Saving", "Offline, 3 changes kept here", "Not saved": words, not a spinner. */
export function StateLine({ live }: { live: LiveState }) {
  const { t } = useWords();
  return (
    <p className={`saving saving--${live.state}`} role="status">
      {live.state === 'opening' && t('collab.opening')}
      {live.state === 'saving' && t('collab.saving')}
      {live.state === 'saved' && (
        <>
          <Icon name="check" />
          {t('collab.saved')}
        </>
      )}
      {live.state === 'offline' && (
        <>
          <Icon name="offline" />
          {t(live.kept ? 'collab.offline_kept' : 'collab.offline_unkept', { count: live.changes })}
        </>
      )}
      {live.state === 'refused' && (
        <>
          <Icon name="warning" />
          {t('collab.cannot_save')}
        </>
      )}
    </p>
  );
}
