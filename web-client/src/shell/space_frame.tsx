import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useParams } from '@tanstack/react-router';
import { createContext, useContext } from 'react';
import * as queries from '@/api/queries';
import type { SpaceView } from '@/generated/types';
import { Skeleton } from '@/kit/skeleton';
import { Failure } from '@/kit/states';
import { useTopic } from '@/live';
import { space_address } from '@/shell/addresses';
import { type Say, useWords } from '@/words';
import { SpaceNavigation } from './space_navigation';
import './space_frame.css';

const SpaceContext = createContext<SpaceView | null>(null);

/** The space whose frame is shown. */
export function useSpace(): SpaceView {
  const space = useContext(SpaceContext);
  if (!space) throw new Error('useSpace outside a space');
  return space;
}

export function SpaceFrame() {
  const { space: slug = '' } = useParams({ strict: false });
  const { data: space, error, refetch } = useQuery(queries.space(slug));
  useTopic(space ? `space:${space.id}` : null);
  if (error && !space)
    return (
      <main id="main" className="screen" tabIndex={-1}>
        <Failure error={error} onRetry={() => void refetch()} />
      </main>
    );
  if (!space)
    return (
      <main id="main" className="screen" tabIndex={-1}>
        <Skeleton />
      </main>
    );
  return (
    <SpaceContext.Provider value={space}>
      <SpaceBanner space={space} />
      <div className="space">
        <aside className="space__side">
          <SpaceNavigation slug={slug} />
        </aside>
        <main id="main" className="space__main" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
    </SpaceContext.Provider>
  );
}

/** Who can see a space, as far as the viewer may know; empty where they may not. */
export function seen_by(space: SpaceView, t: Say): string {
  if (space.kind === 'public') return t('core.everybody_sees_space');
  return space.people > 0 ? t('core.people_see_space', { count: space.people }) : '';
}

/** Name, kind and marking in words: never a surprise about where one is and who sees it. */
function SpaceBanner({ space }: { space: SpaceView }) {
  const { t } = useWords();
  const seen = seen_by(space, t);
  return (
    <section className="space-banner" aria-label={t('core.about_space')}>
      <Link to={space_address(space.slug)} className="space-banner__name">
        {space.name}
      </Link>
      <p className="space-banner__about dotted">
        <span>{t(`core.kind_${space.kind}`)}</span>
        <strong>{space.marking.name}</strong>
        {space.marking.handling && <span>{space.marking.handling}</span>}
        {seen && <span>{seen}</span>}
        {space.state !== 'open' && <strong>{t(`core.space_${space.state}`)}</strong>}
      </p>
    </section>
  );
}
