import { useSyncExternalStore } from 'react';
import type core from '../../messages/core/en.json';
import type identity from '../../messages/identity/en.json';
import { type Catalogue, type CatalogueFiles, type Language, read_catalogue } from './catalogue';
import { evaluate, type Values } from './message';

export { first_language, is_language, type Language } from './catalogue';

/** The catalogues that the client's own screens say; a module adds its own in its `module.ts`. */
export interface Catalogues {
  core: typeof core;
  identity: typeof identity;
}
export type Key = { [Name in keyof Catalogues]: keyof Catalogues[Name] }[keyof Catalogues] & string;
export type Say = (key: Key, values?: Values) => string;

let current: { language: Language; catalogue: Catalogue } = { language: 'en', catalogue: {} };
const listeners = new Set<() => void>();

/** Reads a language's catalogue and shows everything in it. */
export async function speak(language: Language): Promise<void> {
  const known = [...apart.values()];
  const parts = await Promise.all([
    read_catalogue(language),
    ...known.map((files) => read_catalogue(language, files)),
  ]);
  // What was asked for meanwhile was asked for in the language before.
  if (apart.size > known.length) return speak(language);
  current = { language, catalogue: Object.assign({}, ...parts) };
  document.documentElement.lang = language;
  localStorage.setItem('folkmoot.language', language);
  for (const listener of listeners) listener();
}

/** Catalogues that are not read with the others, by the name of their folder. */
const apart = new Map<string, CatalogueFiles>();

/** Reads the texts of something large that few visits need (`apart` in build/messages.ts) before it is shown. */
export async function speak_more(name: string, files: CatalogueFiles): Promise<void> {
  if (apart.has(name)) return;
  apart.set(name, files);
  const { language } = current;
  const more = await read_catalogue(language, files);
  if (current.language !== language) return;
  current = { language, catalogue: { ...current.catalogue, ...more } };
  for (const listener of listeners) listener();
}

export const language_now = (): Language => current.language;

/** Outside React (errors, document titles). Components call `useWords` so that they follow the language. */
export const say: Say = (key, values = {}) =>
  evaluate(current.catalogue[key] ?? key, values, current.language);

/** Says a key that came from the server, or the given text if the client does not know it. */
export function say_or(key: string, otherwise: string): string {
  const message = current.catalogue[key];
  return message === undefined ? otherwise : evaluate(message, {}, current.language);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useWords(): { t: Say; language: Language } {
  const { language } = useSyncExternalStore(subscribe, () => current);
  return { t: say, language };
}
