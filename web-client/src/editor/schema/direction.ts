/** Languages written from right to left, by the first part of their tags. */
const from_the_right = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ks', 'ps', 'sd', 'ug', 'ur', 'yi']);
const scripts_from_the_right = /-(arab|hebr|thaa|syrc|nkoo)\b/i;

export function direction_of(tag: string): 'ltr' | 'rtl' {
  const first = tag.split('-')[0]?.toLowerCase() ?? '';
  return from_the_right.has(first) || scripts_from_the_right.test(tag) ? 'rtl' : 'ltr';
}
