import { lazy, Suspense } from 'react';
import { Skeleton } from '@/kit/skeleton';
import { speak_more } from '@/words';

const texts = {
  en: () => import('virtual:messages/administration/en'),
  cy: () => import('virtual:messages/administration/cy'),
};
const Frame = lazy(async () => {
  const [{ Frame }] = await Promise.all([import('./frame'), speak_more('administration', texts)]);
  return { default: Frame };
});

/** Everything below /administration: read when it is first opened. */
export const Administration = () => (
  <Suspense
    fallback={
      <main id="main" className="screen" tabIndex={-1}>
        <Skeleton />
      </main>
    }
  >
    <Frame />
  </Suspense>
);
