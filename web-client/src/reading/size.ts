const units = ['kilobyte', 'megabyte', 'gigabyte'] as const;

/** "340 kB", "1.2 MB": written alike in both languages. The smallest have a kilobyte. */
export function size_in_words(bytes: number): string {
  const kilobytes = Math.max(bytes / 1000, bytes > 0 ? 1 : 0);
  const power = Math.min(units.length - 1, kilobytes < 1 ? 0 : Math.floor(Math.log10(kilobytes) / 3));
  const amount = kilobytes / 1000 ** power;
  return new Intl.NumberFormat('en-GB', {
    style: 'unit',
    unit: units[power] ?? 'kilobyte',
    unitDisplay: 'short',
    maximumFractionDigits: amount < 10 && bytes > 1000 ? 1 : 0,
  }).format(amount);
}
