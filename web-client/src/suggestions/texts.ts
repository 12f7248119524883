import { speak_more } from '@/words';

const suggestions = {
  en: () => import('virtual:messages/suggestions/en'),
  cy: () => import('virtual:messages/suggestions/cy'),
};
const authorship = {
  en: () => import('virtual:messages/authorship/en'),
  cy: () => import('virtual:messages/authorship/cy'),
};

/** Reads a part of the client together with what it says of suggestions and of who wrote what. */
export const with_suggestion_texts =
  <Part>(read: () => Promise<Part>) =>
  async (): Promise<Part> => {
    const [part] = await Promise.all([
      read(),
      speak_more('suggestions', suggestions),
      speak_more('authorship', authorship),
    ]);
    return part;
  };
