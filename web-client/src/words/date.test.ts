import { expect, test } from 'vitest';
import { date_in_words } from './date';

const third_of_may = new Date(2025, 4, 3, 14, 5);

test('dates are written in the language of the screen, whatever the browser knows of it', () => {
  expect(date_in_words(third_of_may, 'en', 'day')).toBe('3 May');
  expect(date_in_words(third_of_may, 'cy', 'day')).toBe('3 Mai');
  expect(date_in_words(third_of_may, 'cy', 'day_and_year')).toBe('3 Mai 2025');
  expect(date_in_words(third_of_may, 'cy', 'month_and_year')).toBe('Mai 2025');
  expect(date_in_words(third_of_may, 'cy', 'weekday_and_year')).toBe('Dydd Sadwrn 3 Mai 2025');
  expect(date_in_words(third_of_may, 'en', 'weekday_and_year')).toBe('Saturday 3 May 2025');
});

test('English dates are those of en-GB', () => {
  const long: Intl.DateTimeFormatOptions = {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  };
  for (let day = 1; day <= 365; day += 5) {
    const date = new Date(2026, 0, day);
    const words = date.toLocaleDateString('en-GB', long).replace(',', '');
    expect(date_in_words(date, 'en', 'weekday_and_year')).toBe(words);
  }
});
