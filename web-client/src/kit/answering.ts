/** A list, and what was typed when it was asked for. */
export interface Answer<T> {
  query: string;
  items: T[];
}

/**
 * What of a list answers what is typed now. One that is behind offers no more than what has all the words in it, in any
 * order, capitals and accents aside: else Enter would choose what nobody meant.
 */
export function answering<T>(answer: Answer<T>, text_of: (item: T) => string, query: string): T[] {
  if (answer.query === query) return answer.items;
  const words = folded(query).split(/\s+/).filter(Boolean);
  return answer.items.filter((item) => {
    const text = folded(text_of(item));
    return words.every((word) => text.includes(word));
  });
}

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
