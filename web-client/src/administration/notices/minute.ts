import type {} from '@/notices/texts';
import { clock_in } from '@/scheduling/moment';
import type { Language, Say } from '@/words';
import { date_in_words } from '@/words/date';

/** A minute as clocks show it: "2026-11-27" and "09:30". */
export interface Minute {
  on: string;
  at: string;
}

/** "Friday 27 November 2026 at 09:30", by the clocks of a time zone. */
export function minute_in_words(time: string, zone: string, language: Language, t: Say): string {
  const { on, at } = clock_in(zone, new Date(time));
  // Noon here stands for the day there: only its name is asked for.
  const day = date_in_words(new Date(`${on}T12:00`), language, 'weekday_and_year');
  return t('notices.minute', { day, clock: at });
}

/** What is offered first for an end: a day later, at the end of work. */
export function usual_end(zone: string, now: Date): Minute {
  return { on: clock_in(zone, new Date(now.getTime() + 24 * 60 * 60_000)).on, at: '18:00' };
}
