import type { Message } from './message';

export type Language = 'en' | 'cy';
export type Catalogue = Record<string, Message>;

export type CatalogueFiles = Record<Language, () => Promise<{ default: Catalogue }>>;

const files: CatalogueFiles = {
  en: () => import('virtual:messages/en'),
  cy: () => import('virtual:messages/cy'),
};

export const read_catalogue = async (language: Language, of = files): Promise<Catalogue> =>
  (await of[language]()).default;

export const is_language = (tag: string | null | undefined): tag is Language => tag === 'en' || tag === 'cy';

/** The language shown before anyone has signed in: the last one used here, else the browser's. */
export function first_language(): Language {
  const stored = localStorage.getItem('folkmoot.language');
  if (is_language(stored)) return stored;
  return navigator.languages.some((tag) => tag.startsWith('cy')) ? 'cy' : 'en';
}
