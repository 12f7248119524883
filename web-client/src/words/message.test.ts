import { expect, test } from 'vitest';
import { compile } from '../../build/icu';
import { evaluate } from './message';

const say = (text: string, values: Record<string, string | number>, language = 'en') =>
  evaluate(compile(text), values, language);

test('plain text is itself', () => expect(compile('Publish page')).toBe('Publish page'));

test('values and numbers are put in as the language writes them', () => {
  expect(say('{name} wrote {count} words', { name: 'Siân', count: 1234 })).toBe('Siân wrote 1,234 words');
});

test('digits are grouped as en-GB has them', () => {
  for (const count of [0, 7, 999, 1000, 65_536, 1_234_567, -12_345, 1234.5])
    expect(say('{count}', { count })).toBe(count.toLocaleString('en-GB'));
});

test('English plurals', () => {
  const text = '{count, plural, =0 {Nobody} one {# person} other {# people}}';
  expect([0, 1, 2].map((count) => say(text, { count }))).toEqual(['Nobody', '1 person', '2 people']);
});

test('Welsh has six plural forms', () => {
  const text = '{n, plural, zero {dim} one {# ci} two {# gi} few {# chi} many {# chi} other {# ci}}';
  expect([0, 1, 2, 3, 6, 7].map((n) => say(text, { n }, 'cy'))).toEqual([
    'dim',
    '1 ci',
    '2 gi',
    '3 chi',
    '6 chi',
    '7 ci',
  ]);
});

test('a choice falls back to other', () => {
  expect(say('{kind, select, guest {Guest} other {Staff}}', { kind: 'robot' })).toBe('Staff');
});

test('markup in a message is only text', () => expect(say('a < b <b>', {})).toBe('a < b <b>'));
