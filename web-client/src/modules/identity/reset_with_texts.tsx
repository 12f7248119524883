import { lazy, Suspense } from 'react';
import { Skeleton } from '@/kit/skeleton';
import { with_texts } from '@/words/apart';
import { identity_texts } from './texts';

const with_reset_texts = with_texts({
  ...identity_texts,
  resets: { en: () => import('virtual:messages/resets/en'), cy: () => import('virtual:messages/resets/cy') },
});
const screens = with_reset_texts(() => import('./reset_screens'));
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
