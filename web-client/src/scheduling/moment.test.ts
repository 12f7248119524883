import { expect, test } from 'vitest';
import { clock_in, moment_in_words, usual_moment, zone_in_words } from './moment';

const moment = { on: '2026-11-27', at: '09:30', zone: 'Europe/London', moment: '2026-11-27T09:30:00Z' };
const t = ((key: string, values: Record<string, string>) =>
  `${key} ${Object.values(values).join(' ')}`) as never;

test('a moment names its time zone only to those who live in another', () => {
  expect(moment_in_words(moment, 'Europe/London', 'en', t)).toBe(
    'scheduling.at Friday 27 November 2026 09:30',
  );
  expect(moment_in_words(moment, 'America/New_York', 'en', t)).toBe(
    'scheduling.at_in_zone Friday 27 November 2026 09:30 Europe/London',
  );
  expect(zone_in_words('America/New_York')).toBe('America/New York');
});

test('clocks are read where they hang, also over midnight', () => {
  expect(clock_in('Europe/London', new Date('2026-07-01T23:10:00Z'))).toEqual({
    on: '2026-07-02',
    at: '00:10',
  });
  expect(clock_in('Asia/Tokyo', new Date('2026-07-01T15:00:00Z'))).toEqual({ on: '2026-07-02', at: '00:00' });
});

test('the next morning is offered', () => {
  expect(usual_moment('Europe/London', new Date('2026-11-22T20:00:00Z'))).toEqual({
    on: '2026-11-23',
    at: '09:30',
  });
});
