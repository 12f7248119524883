import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const sources = join(import.meta.dirname, '../src');

test('every colour and measure that the styles name is one that there is', () => {
  const named = new Map<string, string>();
  const made = new Set<string>();
  for (const file of readdirSync(sources, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(css|scss|tsx?)$/.test(file)) continue;
    const text = readFileSync(join(sources, file), 'utf8');
    for (const [, name = ''] of text.matchAll(/var\((--[\w-]+)/g)) named.set(name, file);
    for (const [, name = ''] of text.matchAll(/(?:setProperty\(')?(--[\w-]+)(?:['"]?\s*:|',)/g))
      made.add(name);
  }
  expect(named.size).toBeGreaterThan(20);
  expect([...named].filter(([name]) => !made.has(name) && !name.startsWith('--govuk-'))).toEqual([]);
});
