import { clock_in_words, date_in_words } from './date';
import { type Language, say } from './index';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** "just now", "5 minutes ago", "yesterday at 14:05", "3 May", "3 May 2025". */
export function time_in_words(time: Date, now: Date, language: Language): string {
  const age = now.getTime() - time.getTime();
  const clock = clock_in_words(time);
  if (age < 45_000 && age > -minute) return say('core.time_just_now');
  if (age > 0 && age < hour)
    return say('core.time_minutes_ago', { count: Math.max(1, Math.round(age / minute)) });
  const days = days_between(time, now);
  if (days === 0) return say('core.time_today', { clock });
  if (days === 1) return say('core.time_yesterday', { clock });
  const same_year = time.getFullYear() === now.getFullYear();
  return date_in_words(time, language, same_year && age < 300 * day ? 'day' : 'day_and_year');
}

/** The exact time, shown on hover and focus. */
export function exact_time(time: Date, language: Language): string {
  return `${date_in_words(time, language, 'weekday_and_year')}, ${clock_in_words(time)}`;
}

function days_between(earlier: Date, later: Date): number {
  const midnight = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
  return Math.round((midnight(later) - midnight(earlier)) / day);
}
