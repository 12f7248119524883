import type { LocalMoment } from '@/generated/types';
import type { Language, Say } from '@/words';
import { date_in_words } from '@/words/date';
import './words';

/** A time zone's name as people read it: "Europe/London", "America/New York". */
export const zone_in_words = (zone: string): string => zone.replaceAll('_', ' ');

/** "Friday 27 November 2026 at 09:30"; its time zone, too, where it is not that of whoever reads it. */
export function moment_in_words(moment: LocalMoment, zone: string, language: Language, t: Say): string {
  // Noon here stands for the day there: only its name is asked for.
  const day = date_in_words(new Date(`${moment.on}T12:00`), language, 'weekday_and_year');
  if (moment.zone === zone) return t('scheduling.at', { day, clock: moment.at });
  return t('scheduling.at_in_zone', { day, clock: moment.at, zone: zone_in_words(moment.zone) });
}

/** What clocks somewhere show now, or so many minutes later: "2026-11-27" and "09:30". */
export function clock_in(zone: string, time: Date): { on: string; at: string } {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(time);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return {
    on: `${part('year')}-${part('month')}-${part('day')}`,
    at: `${part('hour')}:${part('minute')}`,
  };
}

/** What is offered first: the next day at half past nine. */
export function usual_moment(zone: string, now: Date): { on: string; at: string } {
  return { on: clock_in(zone, new Date(now.getTime() + 24 * 60 * 60_000)).on, at: '09:30' };
}
