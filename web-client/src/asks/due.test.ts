import { expect, test } from 'vitest';
import type { Say } from '@/words';
import { date_in, day_in_words, days_left, due_in_words } from './due';

const say: Say = (key, values) => `${key}${values ? ` ${Object.values(values).join(' ')}` : ''}`;
const due = (on: string, zone = 'Europe/London') => ({ on, zone, at: '' });
const noon = new Date('2026-11-22T12:00:00Z');

test('a day is counted where the deadline is, not where the reader is', () => {
  const late = new Date('2026-11-22T23:30:00Z');
  expect(date_in('Europe/London', late)).toBe('2026-11-22');
  expect(date_in('Pacific/Auckland', late)).toBe('2026-11-23');
  expect(days_left(due('2026-11-23'), late)).toBe(1);
  expect(days_left(due('2026-11-23', 'Pacific/Auckland'), late)).toBe(0);
});

test('a day that the clocks change in counts as one', () => {
  expect(days_left(due('2026-10-26'), new Date('2026-10-24T12:00:00Z'))).toBe(2);
});

test('a deadline is said as people say it', () => {
  expect(day_in_words(due('2026-11-22'), noon, 'en', say)).toBe('asks.today');
  expect(day_in_words(due('2026-11-23'), noon, 'en', say)).toBe('asks.tomorrow');
  expect(day_in_words(due('2026-11-27'), noon, 'en', say)).toBe('Friday');
  expect(day_in_words(due('2026-11-27'), noon, 'cy', say)).toBe('Dydd Gwener');
  expect(day_in_words(due('2026-11-29'), noon, 'en', say)).toBe('Sunday 29 November 2026');
  expect(due_in_words(due('2026-11-20'), noon, 'en', say)).toBe('asks.overdue 2');
});
