import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { put_object_watch } from '@/generated/object';
import { announce } from '@/live/announce';
import { say } from '@/words';
import type { ReadText } from './text';
import './words';

/** Watches a text with all that lies under it, now and later, or the text alone again. */
export async function watch_below(client: QueryClient, page: ReadText, key: QueryKey) {
  const below = !page.watched_below;
  await put_object_watch({ object: page.id, below });
  client.setQueryData<ReadText>(key, (old) => (old ? { ...old, watched: true, watched_below: below } : old));
  void client.invalidateQueries({ queryKey: ['home'] });
  announce(say('core.watching'));
}
