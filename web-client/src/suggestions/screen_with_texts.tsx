import { lazy, Suspense } from 'react';
import { Skeleton } from '@/kit/skeleton';
import { with_suggestion_texts } from './texts';

const Screen = lazy(
  with_suggestion_texts(async () => ({ default: (await import('./suggestion_screen')).SuggestionScreen })),
);

/** One suggestion, with all that is said of it. */
export const SuggestionScreen = () => (
  <Suspense fallback={<Skeleton lines={9} />}>
    <Screen />
  </Suspense>
);
