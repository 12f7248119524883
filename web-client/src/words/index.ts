import { useSyncExternalStore } from 'react';
import type core from '../../messages/core/en.json';
import { type Catalogue, type CatalogueFiles, type Language, read_catalogue } from './catalogue';
import { evaluate, type Values } from './message';

export { first_language, is_language, type Language } from './catalogue';

/** The catalogues that the client's own screens say; a module adds its own in its `module.ts`. */
export interface Catalogues {
  core: typeof core;
}
export type Key = { [Name in keyof Catalogues]: keyof Catalogues[Name] }[keyof Catalogues] & string;
export type Say = (key: Key, values?: Values) => string;

let current: { language: Language; catalogue: Catalogue } = { language: 'en', catalogue: {} };
const listeners = new Set<() => void>();

/** Texts that are not read with the others, by the name of their folder. */
export type TextsApart = Record<string, CatalogueFiles>;
const apart: TextsApart = {};
/** What of them is being read or was, in whatever language: whoever needs it, too, waits for the same. */
const being_read = new Map<string, Promise<void>>();

/** Reads a language's catalogue and shows everything in it. */
export async function speak(language: Language): Promise<void> {
  const known = Object.values(apart);
  const parts = await Promise.all([
    read_catalogue(language),
    ...known.map((files) => read_catalogue(language, files)),
  ]);
  // What was asked for meanwhile was asked for in the language before.
  if (Object.keys(apart).length > known.length) return speak(language);
  show({ language, catalogue: Object.assign({}, ...parts) });
  document.documentElement.lang = language;
  localStorage.setItem('folkmoot.language', language);
}

/** Reads the texts of something that few visits need (`apart` in build/messages.ts) before it is shown. */
export async function speak_more(texts: TextsApart): Promise<void> {
  await Promise.all(
    Object.entries(texts).map(([name, files]) => {
      const reading = being_read.get(name) ?? read_more(name, files);
      being_read.set(name, reading);
      return reading;
    }),
  );
}

async function read_more(name: string, files: CatalogueFiles): Promise<void> {
  apart[name] = files;
  const { language } = current;
  try {
    const more = await read_catalogue(language, files);
    if (current.language === language) show({ language, catalogue: { ...current.catalogue, ...more } });
  } catch (error) {
    // Whoever needs it next tries again.
    being_read.delete(name);
    throw error;
  }
}

function show(next: typeof current): void {
  current = next;
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
