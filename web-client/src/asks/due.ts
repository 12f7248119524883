import type { Deadline } from '@/generated/types';
import type { Language, Say } from '@/words';
import { date_in_words } from '@/words/date';
import './words';

const day = 24 * 60 * 60_000;

/** The date that it is somewhere: "2026-11-27". */
export function date_in(zone: string, now: Date): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(now);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** Whole days from today to the deadline's day, as they are counted where it is; negative: it is over. */
export const days_left = (due: Deadline, now: Date): number =>
  Math.round((Date.parse(due.on) - Date.parse(date_in(due.zone, now))) / day);

/** "today", "tomorrow", "Friday", "Friday 4 December 2026". */
export function day_in_words(due: Deadline, now: Date, language: Language, t: Say): string {
  const left = days_left(due, now);
  if (left === 0) return t('asks.today');
  if (left === 1) return t('asks.tomorrow');
  // Noon here stands for the day there: only its name is asked for.
  const date = new Date(`${due.on}T12:00`);
  return date_in_words(date, language, left > 1 && left < 7 ? 'weekday' : 'weekday_and_year');
}

/** "by Friday", "2 days overdue". */
export function due_in_words(due: Deadline, now: Date, language: Language, t: Say): string {
  const left = days_left(due, now);
  if (left < 0) return t('asks.overdue', { count: -left });
  return t('asks.by', { day: day_in_words(due, now, language, t) });
}

/** "closes Friday", "was to close on Friday 20 November 2026". */
export function closing_in_words(due: Deadline, now: Date, language: Language, t: Say): string {
  const key = days_left(due, now) < 0 ? 'asks.closing_over' : 'asks.closes';
  return t(key, { day: day_in_words(due, now, language, t) });
}
