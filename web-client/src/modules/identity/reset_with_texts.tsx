import { lazy, Suspense } from 'react';
import { Skeleton } from '@/kit/skeleton';
import { speak_more } from '@/words';

const texts = {
  en: () => import('virtual:messages/resets/en'),
  cy: () => import('virtual:messages/resets/cy'),
};
const screens = async () => (await Promise.all([import('./reset_screens'), speak_more('resets', texts)]))[0];
const Ask = lazy(async () => ({ default: (await screens()).Forgotten }));
const Choose = lazy(async () => ({ default: (await screens()).NewPassword }));

export const Forgotten = () => (
  <Suspense fallback={<Skeleton lines={4} />}>
    <Ask />
  </Suspense>
);
export const NewPassword = () => (
  <Suspense fallback={<Skeleton lines={4} />}>
    <Choose />
  </Suspense>
);
