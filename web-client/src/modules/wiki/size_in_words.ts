import type { Language } from '@/words';

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** "340 kB", "1.2 MB". */
export function size_in_words(bytes: number, language: Language): string {
  const power = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const amount = bytes / 1000 ** power;
  return new Intl.NumberFormat(language === 'cy' ? 'cy-GB' : 'en-GB', {
    style: 'unit',
    unit: units[power] ?? 'byte',
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: amount < 10 && power > 0 ? 1 : 0,
  }).format(amount);
}
