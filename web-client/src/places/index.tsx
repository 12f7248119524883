import { useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { Skeleton } from '@/kit/skeleton';
import { with_membership_texts } from '@/membership/texts';
import { with_place_texts } from './texts';

const screens = {
  '': lazy(with_place_texts(() => import('./settings_screen'))),
  home: lazy(with_place_texts(() => import('./arrange_screen'))),
  access: lazy(with_membership_texts(() => import('@/membership/who_screen'))),
  'access-review': lazy(with_membership_texts(() => import('@/membership/review_screen'))),
};
type Name = keyof typeof screens;

/** Everything below a space's /manage: read when it is first opened. */
export function LookAfter() {
  const { _splat: name = '' } = useParams({ strict: false });
  const Screen = screens[name in screens ? (name as Name) : ''];
  return (
    <Suspense fallback={<Skeleton lines={9} />}>
      <Screen />
    </Suspense>
  );
}
