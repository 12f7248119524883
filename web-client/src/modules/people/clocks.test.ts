import { expect, test } from 'vitest';
import { clock_there, zone_in_words, zones_with } from './clocks';

test('clocks elsewhere show their own time', () => {
  const noon = new Date('2026-01-15T12:00:00Z');
  expect(clock_there('Europe/London', noon)).toBe('12:00');
  expect(clock_there('America/New_York', noon)).toBe('07:00');
  expect(clock_there('Asia/Kolkata', new Date('2026-01-15T18:30:00Z'))).toBe('00:00');
});

test('a time zone that a browser does not list can still be chosen', () => {
  expect(zones_with('Europe/Nowhere')).toContain('Europe/Nowhere');
  expect(zones_with('Europe/London').filter((zone) => zone === 'Europe/London')).toHaveLength(1);
  expect(zone_in_words('America/New_York')).toBe('America/New York');
});
