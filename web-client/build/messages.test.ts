import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { problems_of, read_catalogue } from './messages';

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
