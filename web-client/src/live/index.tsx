import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { Hub } from './hub';
import type { Heard, LiveEvent, Topic } from './messages';

const HubContext = createContext<Hub | null>(null);
const watchers = new Set<(event: LiveEvent) => void>();

/** Keeps what is on screen fresh for as long as somebody is signed in. */
export function Live({
  person,
  onSignedOut,
  children,
}: {
  person: string;
  onSignedOut: () => void;
  children: ReactNode;
}) {
  const client = useQueryClient();
  const [hub, set_hub] = useState<Hub | null>(null);
  useEffect(() => {
    const made = new Hub(person, (heard) => act(heard, client, onSignedOut));
    set_hub(made);
    return () => made.stop();
  }, [person, client, onSignedOut]);
  return <HubContext.Provider value={hub}>{children}</HubContext.Provider>;
}

/** Follows a topic while the component is shown. */
export function useTopic(topic: Topic | null): void {
  const hub = useContext(HubContext);
  useEffect(() => (hub && topic ? hub.listen(topic) : undefined), [hub, topic]);
}

/** Calls `watch` for each event heard; refetching has already been set going. */
export function useLiveEvents(watch: (event: LiveEvent) => void): void {
  useEffect(() => {
    watchers.add(watch);
    return () => {
      watchers.delete(watch);
    };
  }, [watch]);
}

function act(heard: Heard, client: QueryClient, on_signed_out: () => void): void {
  switch (heard.type) {
    case 'event':
      refetch(client, heard.event);
      for (const watch of watchers) watch(heard.event);
      return;
    case 'resync':
    case 'closed':
      void client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
      return;
    case 'signed_out':
      on_signed_out();
  }
}

/** They change nothing of the object itself: whoever reads it only fetches again what is said and asked about it. */
const is_about_comments = (event: LiveEvent) =>
  /^core\.(comment|thread|outcome|ask|asked)(_|$)/.test(event.name);

function refetch(client: QueryClient, event: LiveEvent): void {
  if (is_about_comments(event)) {
    for (const part of ['comments', 'asks', 'points'])
      void client.invalidateQueries({ queryKey: ['object', event.object, part] });
    void client.invalidateQueries({ queryKey: ['ask'] });
    void client.invalidateQueries({ queryKey: ['space', event.space, 'news'] });
    void client.invalidateQueries({ queryKey: ['home'] });
    return;
  }
  void client.invalidateQueries({ queryKey: ['object', event.object] });
  void client.invalidateQueries({ queryKey: ['space', event.space] });
  void client.invalidateQueries({ queryKey: ['home'] });
  if (event.name.startsWith('core.')) {
    void client.invalidateQueries({ queryKey: ['space-view'] });
    void client.invalidateQueries({ queryKey: ['spaces'] });
  }
}
