import { welsh_plural } from './date';
/** A compiled ICU message: text, or parts to be put together. `build/icu.ts` makes it. */
export type Part =
  | string
  | ['#']
  | ['arg' | 'number', string]
  | ['select' | 'plural', string, Record<string, Part[]>];
export type Message = string | Part[];
export type Values = Record<string, string | number>;

/** The message with its values put in, by the rules of `language` (Welsh has six plural forms). */
export function evaluate(message: Message, values: Values, language: string): string {
  return typeof message === 'string' ? message : join(message, values, language, 0);
}

function join(parts: Part[], values: Values, language: string, count: number): string {
  return parts
    .map((part) => (typeof part === 'string' ? part : expand(part, values, language, count)))
    .join('');
}

function expand(part: Exclude<Part, string>, values: Values, language: string, count: number): string {
  if (part[0] === '#') return number(count);
  const value = values[part[1]];
  switch (part[0]) {
    case 'arg':
      return typeof value === 'number' ? number(value) : (value ?? '');
    case 'number':
      return number(Number(value));
    case 'select':
      return join(part[2][String(value)] ?? part[2].other ?? [], values, language, count);
    case 'plural': {
      const amount = Number(value);
      const form = part[2][`=${amount}`] ?? part[2][plural_form(amount, language)] ?? part[2].other ?? [];
      return join(form, values, language, amount);
    }
  }
}

const plural_form = (amount: number, language: string) =>
  language === 'cy' ? welsh_plural(amount) : amount === 1 ? 'one' : 'other';

/** Welsh groups its digits as English does. A browser takes 20 ms to learn how, the first time it is asked. */
const number = (value: number) =>
  Number.isSafeInteger(value)
    ? String(value).replace(/\B(?=(\d{3})+$)/g, ',')
    : value.toLocaleString('en-GB');
