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
              {t('markdown.kept')} <Moment at={saving.at} />
            </>
          ) : (
            t('markdown.same')
          )}
        </>
      )}
      {saving.state === 'saving' && t('markdown.saving')}
      {saving.state === 'offline' && (
        <>
          <Icon name="offline" />
          {t(saving.kept ? 'markdown.offline_changes' : 'markdown.offline_unkept', { count: saving.changes })}
        </>
      )}
      {saving.state === 'refused' && (
        <>
          <Icon name="warning" />
          {t('markdown.not_saved')}
        </>
      )}
    </p>
  );
}
