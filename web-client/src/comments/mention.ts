import { id_of_number, number_of } from '@/api/object_number';
import type { Id, PersonLabel } from '@/generated/types';

/** Who is named in a text that somebody is writing: "@Olwen Owner" there, the person's id beside it. */
export type Named = Record<string, Id>;

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
