import { speak_more } from '@/words';

const membership = {
  en: () => import('virtual:messages/membership/en'),
  cy: () => import('virtual:messages/membership/cy'),
};

/** Reads a part of the client together with what it says of who has access. */
export const with_membership_texts =
  <Part>(read: () => Promise<Part>) =>
  async () => {
    const [part] = await Promise.all([read(), speak_more('membership', membership)]);
    return part;
  };
