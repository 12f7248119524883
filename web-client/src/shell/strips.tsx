import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useSyncExternalStore } from 'react';
import * as queries from '@/api/queries';
import type { ShownNotice } from '@/generated/types';
import { Icon } from '@/kit/icon';
import { notices_shown } from '@/notices/queries';
import { with_notice_texts } from '@/notices/texts';
import { useWords } from '@/words';
import { useSession } from './session';

const SiteNotices = lazy(with_notice_texts(() => import('@/notices/site_notices')));

/** Lines under the header: what kind of site this is, what those who run it say, and that the network is away. */
export function Strips() {
  const { t } = useWords();
  const { site } = useSession();
  const online = useOnline();
  const notices = useNotices(site.notices);
  return (
    <aside aria-label={t('core.notices')}>
      {site.demonstration && <p className="strip">{t('core.demonstration')}</p>}
      <div role="status">
        {notices.length > 0 && (
          <Suspense>
            <SiteNotices notices={notices} />
          </Suspense>
        )}
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

/** Whoever goes from screen to screen all day learns what is new on the way, and what they are asked to accept. */
function useNotices(of_session: ShownNotice[]): ShownNotice[] {
  const asked = notices_shown(of_session);
  const client = useQueryClient();
  const screen = useRouterState({ select: (state) => state.location.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: they are asked again with the next screen.
  useEffect(() => {
    void client.prefetchQuery(asked);
    void client.prefetchQuery(queries.session);
  }, [screen]);
  return useQuery(asked).data;
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
