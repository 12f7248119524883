import { speak_more } from '@/words';

const asks = {
  en: () => import('virtual:messages/asks/en'),
  cy: () => import('virtual:messages/asks/cy'),
};
const outcomes = {
  en: () => import('virtual:messages/outcomes/en'),
  cy: () => import('virtual:messages/outcomes/cy'),
};
const threads = {
  en: () => import('virtual:messages/threads/en'),
  cy: () => import('virtual:messages/threads/cy'),
};

/** Reads a part of the client together with what it says of asks, outcomes and threads, which few visits need. */
export const with_texts =
  <Part>(read: () => Promise<Part>) =>
  async (): Promise<Part> => {
    const [part] = await Promise.all([
      read(),
      speak_more('asks', asks),
      speak_more('outcomes', outcomes),
      speak_more('threads', threads),
    ]);
    return part;
  };
