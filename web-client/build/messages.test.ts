import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { problems_of, read_catalogue, said_in } from './messages';

const catalogues = join(import.meta.dirname, '../messages');

function folder_with(english: object, welsh: object): string {
  const folder = mkdtempSync(join(tmpdir(), 'folkmoot-messages-'));
  mkdirSync(join(folder, 'core'));
  writeFileSync(join(folder, 'core', 'en.json'), JSON.stringify(english));
  writeFileSync(join(folder, 'core', 'cy.json'), JSON.stringify(welsh));
  return folder;
}

describe('message catalogues', () => {
  test('say every text in English and Welsh with the same values', () => {
    expect(problems_of(catalogues)).toEqual([]);
    expect(Object.keys(read_catalogue(catalogues, 'en')).length).toBeGreaterThan(300);
  });

  test('reach the browser only where the client says them', () => {
    const said = said_in(join(import.meta.dirname, '../src'));
    for (const key of ['identity.sign_in', 'core.kind_public', 'core.time_today'])
      expect(said(key), key).toBe(true);
    for (const key of ['request.too_large', 'objects.too_long', 'identity.password_short'])
      expect(said(key), key).toBe(false);
    const kept = Object.keys(read_catalogue(catalogues, 'en')).filter(said);
    expect(kept.length).toBeGreaterThan(200);
  });

  test('say of every event what happened', () => {
    const tree = join(import.meta.dirname, '../..');
    const declared = ['include', 'server', 'modules'].flatMap((room) =>
      readdirSync(join(tree, room), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.[ch]pp$/.test(name))
        // The examples in comments are no events.
        .map((name) => readFileSync(join(tree, room, name), 'utf8').replace(/^\s*\/\/.*$/gm, '')),
    );
    // "static constexpr std::string_view name" is how an event names itself.
    const events = declared.flatMap((text) =>
      [...text.matchAll(/string_view name(?:\{| = )"([a-z]+)\.([a-z]+_[a-z_]+)"/g)].map(
        ([, module, event]) => (module === 'core' ? `news.${event}` : `${module}.event_${event}`),
      ),
    );
    expect(events.length).toBeGreaterThan(5);
    const english = read_catalogue(catalogues, 'en');
    expect(events.filter((key) => english[key] === undefined)).toEqual([]);
    const said = said_in(join(import.meta.dirname, '../src'));
    expect(events.filter((key) => !said(key))).toEqual([]);
  });

  test('a key without Welsh is a problem', () => {
    expect(problems_of(folder_with({ 'core.a': 'A' }, {}))).toEqual(['core.a has no Welsh text']);
  });

  test('a value that only one language takes is a problem', () => {
    const problems = problems_of(folder_with({ 'core.a': 'Hello {name}' }, { 'core.a': 'Helo' }));
    expect(problems).toEqual(['core.a takes {name} in English but {} in Welsh']);
  });

  test('text that is not ICU is a problem', () => {
    expect(problems_of(folder_with({ 'core.a': '{' }, { 'core.a': '{' }))[0]).toMatch(
      /not a valid ICU message/,
    );
  });
});
