import type { Language } from './index';

/** Most browsers bring no words for Welsh dates; those they bring for English take them a while to find. */
const months: Record<Language, readonly string[]> = {
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  cy: [
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
  ],
};
const days: Record<Language, readonly string[]> = {
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  cy: ['Dydd Sul', 'Dydd Llun', 'Dydd Mawrth', 'Dydd Mercher', 'Dydd Iau', 'Dydd Gwener', 'Dydd Sadwrn'],
};

export type DateForm = 'day' | 'day_and_year' | 'month_and_year' | 'weekday' | 'weekday_and_year';

/** "3 May", "3 May 2025", "May 2025", "Saturday", "Saturday 3 May 2025". */
export function date_in_words(date: Date, language: Language, form: DateForm): string {
  if (form === 'weekday_and_year')
    return `${days[language][date.getDay()]} ${date_in_words(date, language, 'day_and_year')}`;
  if (form === 'weekday') return days[language][date.getDay()] ?? '';
  const month = months[language][date.getMonth()];
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

/** "14:05", alike in both languages. */
export const clock_in_words = (time: Date) =>
  [time.getHours(), time.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');

/** The form of a Welsh plural (CLDR); browsers without Welsh would give the English one. */
export function welsh_plural(amount: number): Intl.LDMLPluralRule {
  const forms: Record<number, Intl.LDMLPluralRule> = { 0: 'zero', 1: 'one', 2: 'two', 3: 'few', 6: 'many' };
  return forms[amount] ?? 'other';
}
