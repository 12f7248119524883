import { useCallback, useState } from 'react';
import type { Id } from '@/generated/types';

/** Which nodes of a wiki's tree are open; remembered for the tab. */
export function useOpenNodes(component: Id) {
  const name = `folkmoot.tree.${component}`;
  const [open, set_open] = useState<ReadonlySet<Id>>(() => read(name));
  const change = useCallback(
    (update: (open: Set<Id>) => void) =>
      set_open((before) => {
        const after = new Set(before);
        update(after);
        sessionStorage.setItem(name, JSON.stringify([...after]));
        return after;
      }),
    [name],
  );
  return { open, change };
}

function read(name: string): ReadonlySet<Id> {
  try {
    return new Set(JSON.parse(sessionStorage.getItem(name) ?? '[]') as Id[]);
  } catch {
    return new Set();
  }
}
