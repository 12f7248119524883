import type { Id, PersonLabel } from '@/generated/api';

/** Who is named in a text that somebody is writing: "@Olwen Owner" there, the person's id beside it. */
export type Named = Record<string, Id>;

const digits = '0123456789abcdefghjkmnpqrstvwxyz';

/** The number behind an id, as Markdown has it. */
export function number_of(id: Id): string {
  let number = 0n;
  for (const digit of id) number = number * 32n + BigInt(digits.indexOf(digit));
  return String(number);
}
export function id_of_number(number: string): Id {
  let left = BigInt(number);
  let id = '';
  for (let place = 0; place < 13; ++place) {
    id = digits[Number(left % 32n)] + id;
    left /= 32n;
  }
  return id;
}

const shown = (name: string) => `@${name}`;
const literally = (words: string) => words.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
const escaped = (name: string) => name.replace(/[\\[\]*_`]/g, '\\$&');

/** The text as it is sent: people who were chosen are named by their ids. */
export function with_mentions(text: string, named: Named): string {
  // The longest first: one name may begin as another does.
  const names = Object.keys(named).sort((one, other) => other.length - one.length);
  if (names.length === 0) return text;
  const any = new RegExp(names.map((name) => literally(shown(name))).join('|'), 'g');
  return text.replace(any, (found) => {
    const name = found.slice(1);
    return `:mention[@${escaped(name)}]{id=${number_of(named[name] as Id)}}`;
  });
}

/** The same the other way, for whoever changes what they wrote. */
export function without_mentions(markdown: string): { text: string; named: Named } {
  const named: Named = {};
  const text = markdown.replace(
    /:mention\[@?((?:\\.|[^\]\\])*)\]\{id="?(\d+)"?\}/g,
    (_all, label: string, number: string) => {
      const name = label.replace(/\\(.)/g, '$1');
      named[name] = id_of_number(number);
      return shown(name);
    },
  );
  return { text, named };
}

export const inserted = (person: PersonLabel): string => `${shown(person.name)} `;
