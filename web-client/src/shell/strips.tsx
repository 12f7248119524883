import { useSyncExternalStore } from 'react';
import { Icon } from '@/kit/icon';
import { useWords } from '@/words';
import { useSession } from './session';

/** Lines under the header: what kind of site this is, and that the network is away. */
export function Strips() {
  const { t } = useWords();
  const { site } = useSession();
  const online = useOnline();
  return (
    <aside aria-label={t('core.notices')}>
      {site.demonstration && <p className="strip">{t('core.demonstration')}</p>}
      <div role="status">
        {!online && (
          <p className="strip strip--offline">
            <Icon name="offline" />
            {t('core.offline_strip')}
          </p>
        )}
      </div>
    </aside>
  );
}

export function useOnline(): boolean {
  return useSyncExternalStore(
    (changed) => {
      addEventListener('online', changed);
      addEventListener('offline', changed);
      return () => {
        removeEventListener('online', changed);
        removeEventListener('offline', changed);
      };
    },
    () => navigator.onLine,
  );
}
