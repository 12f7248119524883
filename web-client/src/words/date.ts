import type { Language } from './index';

/** Browsers bring the words of English dates; most bring none for Welsh. */
const welsh_months = [
  'Ionawr',
  'Chwefror',
  'Mawrth',
  'Ebrill',
  'Mai',
  'Mehefin',
  'Gorffennaf',
  'Awst',
  'Medi',
  'Hydref',
  'Tachwedd',
  'Rhagfyr',
] as const;
const welsh_days = [
  'Dydd Sul',
  'Dydd Llun',
  'Dydd Mawrth',
  'Dydd Mercher',
  'Dydd Iau',
  'Dydd Gwener',
  'Dydd Sadwrn',
] as const;

export type DateForm = 'day' | 'day_and_year' | 'month_and_year' | 'weekday_and_year';

const english_forms: Record<Exclude<DateForm, 'weekday_and_year'>, Intl.DateTimeFormatOptions> = {
  day: { day: 'numeric', month: 'long' },
  day_and_year: { day: 'numeric', month: 'long', year: 'numeric' },
  month_and_year: { month: 'long', year: 'numeric' },
};

/** "3 May", "3 May 2025", "May 2025", "Saturday 3 May 2025". */
export function date_in_words(date: Date, language: Language, form: DateForm): string {
  if (form === 'weekday_and_year')
    return `${weekday(date, language)} ${date_in_words(date, language, 'day_and_year')}`;
  if (language !== 'cy') return date.toLocaleDateString('en-GB', english_forms[form]);
  const month = welsh_months[date.getMonth()];
  const year = date.getFullYear();
  switch (form) {
    case 'day':
      return `${date.getDate()} ${month}`;
    case 'day_and_year':
      return `${date.getDate()} ${month} ${year}`;
    case 'month_and_year':
      return `${month} ${year}`;
  }
}

const weekday = (date: Date, language: Language) =>
  language === 'cy' ? welsh_days[date.getDay()] : date.toLocaleDateString('en-GB', { weekday: 'long' });

/** "14:05", alike in both languages. */
export const clock_in_words = (time: Date) =>
  time.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });

/** The form of a Welsh plural (CLDR); browsers without Welsh would give the English one. */
export function welsh_plural(amount: number): Intl.LDMLPluralRule {
  const forms: Record<number, Intl.LDMLPluralRule> = { 0: 'zero', 1: 'one', 2: 'two', 3: 'few', 6: 'many' };
  return forms[amount] ?? 'other';
}
