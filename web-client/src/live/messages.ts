import type { Id } from '@/generated/types';

export type Topic = 'me' | `space:${Id}` | `object:${Id}`;

export interface LiveEvent {
  topic: Topic;
  name: string;
  object: Id;
  space: Id;
}

/** What the server sends over `/live`. */
export type FromServer =
  | { type: 'subscribed'; topic: Topic; cursor: string }
  | { type: 'event'; topic: Topic; cursor: string; name: string; object: Id; space: Id }
  | { type: 'resync'; topic: Topic }
  | { type: 'closed'; topic: Topic }
  | { type: 'signed_out' };

/** What the tabs of one browser tell each other. */
export type BetweenTabs =
  | { type: 'wants'; tab: string; topics: Topic[] }
  | { type: 'who' }
  | { type: 'heard'; message: Heard };

/** What a tab acts on. */
export type Heard =
  | { type: 'event'; event: LiveEvent }
  | { type: 'resync'; topic: Topic }
  | { type: 'closed'; topic: Topic }
  | { type: 'signed_out' };
