import { lazy, Suspense } from 'react';
import { Skeleton } from '@/kit/skeleton';
import { identity_texts } from '@/modules/identity/texts';
import { with_texts } from '@/words/apart';

const with_administration_texts = with_texts({
  ...identity_texts,
  administration: {
    en: () => import('virtual:messages/administration/en'),
    cy: () => import('virtual:messages/administration/cy'),
  },
});
const Frame = lazy(with_administration_texts(async () => ({ default: (await import('./frame')).Frame })));

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
