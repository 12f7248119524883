import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import type { Message } from '../src/words/message';
import { argument_names, compile } from './icu.ts';

export const languages = ['en', 'cy'] as const;
export type Language = (typeof languages)[number];
export type Catalogue = Record<string, string>;

/** The messages of one language, by full key (`core.cancel`). */
export function read_catalogue(folder: string, language: Language): Catalogue {
  const all: Catalogue = {};
  for (const module of readdirSync(folder, { withFileTypes: true })) {
    if (!module.isDirectory()) continue;
    const path = join(folder, module.name, `${language}.json`);
    for (const [key, text] of Object.entries(JSON.parse(readFileSync(path, 'utf8')) as Catalogue)) {
      if (!key.startsWith(`${module.name}.`))
        throw new Error(`${path}: "${key}" must start with "${module.name}."`);
      all[key] = text;
    }
  }
  return all;
}

/** What is wrong with the catalogues, in sentences; empty when the build may go on. */
export function problems_of(folder: string): string[] {
  const [english, welsh] = [read_catalogue(folder, 'en'), read_catalogue(folder, 'cy')];
  const problems: string[] = [];
  for (const key of new Set([...Object.keys(english), ...Object.keys(welsh)])) {
    const [en, cy] = [english[key], welsh[key]];
    if (en === undefined) problems.push(`${key} has no English text`);
    else if (cy === undefined) problems.push(`${key} has no Welsh text`);
    else problems.push(...differences(key, en, cy));
  }
  return problems;
}

function differences(key: string, en: string, cy: string): string[] {
  try {
    const [ours, theirs] = [argument_names(en).join(), argument_names(cy).join()];
    return ours === theirs ? [] : [`${key} takes {${ours}} in English but {${theirs}} in Welsh`];
  } catch (error) {
    return [`${key} is not a valid ICU message: ${String(error)}`];
  }
}

/**
 * Tells which messages the client says: those named whole in its sources (`'core.cancel'`) and those that begin like a name
 * put together there (`core.kind_${kind}`). All others are the server's own.
 */
export function said_in(sources: string): (key: string) => boolean {
  const whole = new Set<string>();
  const beginnings = new Set<string>();
  for (const name of readdirSync(sources, { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(name) || name.endsWith('.test.ts')) continue;
    const text = readFileSync(join(sources, name), 'utf8');
    for (const [, key] of text.matchAll(/['"]([a-z]+\.[a-z0-9_]+)['"]/g)) whole.add(key ?? '');
    for (const [, start] of text.matchAll(/`([a-z]+\.[a-z0-9_]*)\$\{/g)) beginnings.add(start ?? '');
    // What happened is said after the event's own name: `space.opened` by `space.event_opened`.
    if (text.includes('.event_')) beginnings.add('.event_');
  }
  return (key) =>
    whole.has(key) ||
    [...beginnings].some((start) => (start[0] === '.' ? key.includes(start) : key.startsWith(start)));
}

/** Folders whose texts are files of their own, `virtual:messages/<folder>/<language>`: what they speak for is read when it is needed. */
const apart = [
  'editor',
  'asks',
  'outcomes',
  'threads',
  'suggestions',
  'authorship',
  'audience',
  'scheduling',
  'agreeing',
  'news',
  'writing',
  'markdown',
  'deletions',
  'exporting',
  'reviews',
  'copying',
  'comparing',
  'templates',
  'membership',
  'finding',
  'joining',
  'places',
  'opening',
  'administration',
  'governing',
  'deeds',
  'mails',
  'notices',
  'pages',
  'accepting',
  'identity',
  'people',
  'resets',
  'invitations',
];

/** Serves `virtual:messages/en` and `virtual:messages/cy`: compiled catalogues of what the client says, one chunk a language. */
export function messages(folder: string, sources: string): Plugin {
  const prefix = 'virtual:messages/';
  return {
    name: 'folkmoot-messages',
    buildStart() {
      const problems = problems_of(folder);
      if (problems.length > 0)
        this.error(`the message catalogues are not complete:\n  ${problems.join('\n  ')}`);
    },
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${prefix}`)) return null;
      const asked = id.slice(prefix.length + 1).split('/');
      const language = asked.pop() as Language;
      const wanted = asked.pop();
      const belongs = (key: string) => {
        const own = key.slice(0, key.indexOf('.'));
        return wanted === undefined ? !apart.includes(own) : own === wanted;
      };
      const compiled: Record<string, Message> = {};
      const said = said_in(sources);
      for (const [key, text] of Object.entries(read_catalogue(folder, language)))
        if (belongs(key) && said(key)) compiled[key] = compile(text);
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(compiled))});`;
    },
  };
}
