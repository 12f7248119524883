import { useCallback } from 'react';
import type { Id } from '@/generated/types';
import { useLiveEvents } from '@/live';
import { announce } from '@/live/announce';
import type { LiveEvent } from '@/live/messages';

/** Says politely that a text has changed; the text itself has already been refetched. */
export function useSayUpdates(object: Id, published: string, words: string): void {
  const watch = useCallback(
    (event: LiveEvent) => {
      if (event.object === object && event.name === published) announce(words);
    },
    [object, published, words],
  );
  useLiveEvents(watch);
}
