import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Language, languages, read_catalogue } from './messages.ts';

const folder = join(import.meta.dirname, '../messages');

const topics = (language: Language): Map<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.includes(`/guide/${language}/`))
      .sort()
      .map((file) => [file.replace(`/${language}/`, '/'), readFileSync(`${folder}/${file}`, 'utf8')]),
  );

const headings = (text: string): number => text.match(/^## /gm)?.length ?? 0;

test('what the guide names in italics is what stands on the screen', () => {
  const wrong: string[] = [];
  let named = 0;
  for (const language of languages) {
    const said = new Set(Object.values(read_catalogue(folder, language)));
    for (const [file, text] of topics(language)) {
      const words = text.replaceAll(/`[^`]*`/g, '');
      for (const [, name = ''] of words.matchAll(/(?<![\p{L}\d_])_([^_\n]+)_(?![\p{L}\d_])/gu)) {
        named++;
        if (!said.has(name)) wrong.push(`${language} ${file}: ${name}`);
      }
      // One way to say it, so that none is passed over.
      if (/(?<!\*)\*[^*\s][^*\n]*\*(?!\*)/.test(words))
        wrong.push(`${language} ${file}: italics by asterisks`);
    }
  }
  expect(wrong).toEqual([]);
  expect(named).toBeGreaterThan(50);
});

test('each topic of the guide says the same in both languages', () => {
  const [english, welsh] = [topics('en'), topics('cy')];
  expect(english.size).toBeGreaterThan(10);
  expect([...welsh.keys()]).toEqual([...english.keys()]);
  for (const [file, text] of english) {
    const other = welsh.get(file) ?? '';
    expect(other.split('\n')[1], file).toBe(text.split('\n')[1]);
    expect(headings(other), file).toBe(headings(text));
  }
});
