import type { ContentsEntry, Id, PersonLabel, ReadersView, SpaceLabel, Time } from '@/generated/types';
import type { TextState } from '@/publishing/state_words';

/** What the screens here ask of an object with a text, of whatever module: its own view of it has these fields. */
export interface ReadText {
  id: Id;
  title: string;
  address: string;
  component: { id: Id; name: string; slug: string };
  space: SpaceLabel;
  html: string;
  language: string;
  revision: number;
  state: TextState;
  ahead: boolean;
  /** What is written is to be published later, or could not be. */
  scheduled: boolean;
  to_review: boolean;
  /** Somebody is asked to agree to what is to be published, or declined. */
  to_agree: boolean;
  /** Somebody else has to agree before it is published. */
  second_person: boolean;
  published: { by: PersonLabel; at: Time } | null;
  trail: { id: Id; title: string; address: string }[];
  contents: ContentsEntry[];
  starred: boolean;
  watched: boolean;
  watched_below: boolean;
  restricted: boolean;
  readers: number;
  /** All the world can see it, without signing in. */
  everybody: boolean;
  audience: ReadersView | null;
  draft_saved: Time | null;
  tags: string[];
  can: string[];
}

/** What saying who sees something asks of any object. */
export type SeenObject = Pick<ReadText, 'id' | 'space' | 'can'>;
