import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { Id } from '@/generated/types';

/** An old address or a new title: the address bar shows the right one, and history gets no extra step. */
export function useHonestAddress(
  object: { id: Id; address: string } | undefined,
  part: string | undefined,
): void {
  const navigate = useNavigate();
  // The address of the screen that is shown, not of one that is on its way.
  const path = useRouterState({ select: (state) => state.matches.at(-1)?.pathname });
  const address = object && part?.startsWith(object.id) ? object.address : undefined;
  useEffect(() => {
    if (address && path !== address) void navigate({ to: address, hash: true, replace: true, state: true });
  }, [address, path, navigate]);
}
