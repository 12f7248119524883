import { Icon } from '@/kit/icon';
import { Moment } from '@/kit/moment';
import { useWords } from '@/words';
import type { Saving } from './draft_keeper';
import '@/collab/collab.css';

/** "Saved", "Saving", "Offline, 3 changes kept here": words, not a spinner. */
export function SavingState({ saving }: { saving: Saving }) {
  const { t } = useWords();
  return (
    <p className={`saving saving--${saving.state}`} role="status">
      {saving.state === 'saved' && (
        <>
          <Icon name="check" />
          {saving.at ? (
            <>
              {t('wiki.saved')} <Moment at={saving.at} />
            </>
          ) : (
            t('wiki.markdown_same')
          )}
        </>
      )}
      {saving.state === 'saving' && t('wiki.saving')}
      {saving.state === 'offline' && (
        <>
          <Icon name="offline" />
          {t(saving.kept ? 'wiki.offline_changes' : 'wiki.offline_unkept', { count: saving.changes })}
        </>
      )}
      {saving.state === 'refused' && (
        <>
          <Icon name="warning" />
          {t('wiki.not_saved')}
        </>
      )}
    </p>
  );
}
