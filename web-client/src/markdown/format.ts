import { number_of } from '@/api/object_number';

/** A text with a selection, before or after an edit. */
export interface Selected {
  text: string;
  start: number;
  end: number;
}

/** Replaces `from`..`to` of a text; afterwards `start`..`end` are selected. */
export interface Edit {
  from: number;
  to: number;
  insert: string;
  start: number;
  end: number;
}

/** Puts marks round the selection, or takes them away if they are there already. */
export function wrap({ text, start, end }: Selected, mark: string): Edit {
  const outside =
    text.slice(start - mark.length, start) === mark && text.slice(end, end + mark.length) === mark;
  if (outside) {
    const inner = text.slice(start, end);
    const from = start - mark.length;
    return { from, to: end + mark.length, insert: inner, start: from, end: from + inner.length };
  }
  const inner = text.slice(start, end);
  const shift = start + mark.length;
  return { from: start, to: end, insert: mark + inner + mark, start: shift, end: shift + inner.length };
}

/** Begins each selected line with a prefix ("- ", "> "), or takes it away if every line has it. */
export function prefix(
  { text, start, end }: Selected,
  line_prefix: (index: number) => string,
  known: RegExp,
): Edit {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const stop = text.indexOf('\n', end);
  const to = stop === -1 ? text.length : stop;
  const lines = text.slice(from, to).split('\n');
  const all = lines.every((line) => known.test(line));
  const made = lines.map((line, index) => (all ? line.replace(known, '') : line_prefix(index) + line));
  const insert = made.join('\n');
  return start === end
    ? { from, to, insert, start: from + insert.length, end: from + insert.length }
    : { from, to, insert, start: from, end: from + insert.length };
}

/** Makes the line a heading of a level, or plain text if it is that already. */
export function heading({ text, start, end }: Selected, level: number): Edit {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const stop = text.indexOf('\n', end);
  const to = stop === -1 ? text.length : stop;
  const marks = `${'#'.repeat(level)} `;
  const line = text.slice(from, to);
  const bare = line.replace(/^#{1,6} +/, '');
  const insert = line === marks + bare ? bare : marks + bare;
  return { from, to, insert, start: from + insert.length, end: from + insert.length };
}

/** Makes the selection the words of a link and leaves the address selected. */
export function link({ text, start, end }: Selected): Edit {
  const words = text.slice(start, end);
  const address = 'https://';
  const insert = `[${words}](${address})`;
  const at = start + words.length + 3;
  return { from: start, to: end, insert, start: at, end: at + address.length };
}

/** Puts a block on lines of its own. */
export function block({ text, start, end }: Selected, content: string): Edit {
  const before = text.slice(0, start);
  const after = text.slice(end);
  const lead = before === '' || before.endsWith('\n\n') ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  const tail = after.startsWith('\n\n') || after === '' ? '\n' : after.startsWith('\n') ? '' : '\n\n';
  const insert = lead + content + tail;
  const at = start + lead.length + content.length;
  return { from: start, to: end, insert, start: at, end: at };
}

/** Enter in a list goes on with the list; in an empty item it ends it. Null where Enter is only Enter. */
export function next_line({ text, start, end }: Selected): Edit | null {
  if (start !== end) return null;
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const line = text.slice(from, start);
  const found = /^(\s*)(?:([-*+])( \[[ x]\])?|(\d{1,6})([.)])|>) +/.exec(line);
  if (!found) return null;
  if (found[0].length === line.length) return { from, to: start, insert: '', start: from, end: from };
  const [, indent = '', bullet, task, number, point] = found;
  const item = bullet ? `${bullet}${task ? ' [ ]' : ''} ` : number ? `${Number(number) + 1}${point} ` : '> ';
  const insert = `\n${indent}${item}`;
  return { from: start, to: start, insert, start: start + insert.length, end: start + insert.length };
}

/** The page title being typed after "[[", and where it begins. */
export function open_link({ text, start, end }: Selected): { from: number; query: string } | null {
  if (start !== end) return null;
  const found = /\[\[([^[\]\n]{0,80})$/.exec(text.slice(Math.max(0, start - 90), start));
  return found?.[1] === undefined ? null : { from: start - found[1].length, query: found[1] };
}

export const an_empty_table = '|  |  |\n| --- | --- |\n|  |  |\n|  |  |';

/** A picture of this site in Markdown: described in words, or said to be decoration. */
export function picture(id: string, description: string): string {
  const words = description
    .replace(/[[\]\\]/g, '\\$&')
    .replace(/\s+/g, ' ')
    .trim();
  return words ? `![${words}](file:${number_of(id)})` : `::figure{file=${number_of(id)} alt=""}`;
}

export function file_link(address: string, name: string): string {
  return `[${name.replace(/[[\]\\]/g, '\\$&')}](${address})`;
}
