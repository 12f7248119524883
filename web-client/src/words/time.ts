import { type Language, say } from './index';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const locale = (language: Language) => (language === 'cy' ? 'cy-GB' : 'en-GB');

/** "just now", "5 minutes ago", "yesterday at 14:05", "3 May", "3 May 2025". */
export function time_in_words(time: Date, now: Date, language: Language): string {
  const age = now.getTime() - time.getTime();
  const clock = time.toLocaleTimeString(locale(language), { hour: '2-digit', minute: '2-digit' });
  if (age < 45_000 && age > -minute) return say('core.time_just_now');
  if (age > 0 && age < hour)
    return say('core.time_minutes_ago', { count: Math.max(1, Math.round(age / minute)) });
  const days = days_between(time, now);
  if (days === 0) return say('core.time_today', { clock });
  if (days === 1) return say('core.time_yesterday', { clock });
  const same_year = time.getFullYear() === now.getFullYear();
  return time.toLocaleDateString(locale(language), {
    day: 'numeric',
    month: 'long',
    ...(same_year && age < 300 * day ? {} : { year: 'numeric' }),
  });
}

/** The exact time, shown on hover and focus. */
export function exact_time(time: Date, language: Language): string {
  return time.toLocaleString(locale(language), { dateStyle: 'full', timeStyle: 'short' });
}

function days_between(earlier: Date, later: Date): number {
  const midnight = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
  return Math.round((midnight(later) - midnight(earlier)) / day);
}
