import { expect, test } from 'vitest';
import {
  block,
  type Edit,
  heading,
  link,
  next_line,
  open_link,
  picture,
  prefix,
  type Selected,
  wrap,
} from './format';

/** "[" and "]" mark the selection in the tests; one "|" marks the caret. */
function at(marked: string): Selected {
  if (marked.includes('|')) {
    const caret = marked.indexOf('|');
    return { text: marked.replace('|', ''), start: caret, end: caret };
  }
  const start = marked.indexOf('«');
  const end = marked.indexOf('»') - 1;
  return { text: marked.replace(/[«»]/g, ''), start, end };
}
function after({ text }: Selected, edit: Edit): string {
  const made = text.slice(0, edit.from) + edit.insert + text.slice(edit.to);
  return edit.start === edit.end
    ? `${made.slice(0, edit.start)}|${made.slice(edit.start)}`
    : `${made.slice(0, edit.start)}«${made.slice(edit.start, edit.end)}»${made.slice(edit.end)}`;
}
const does = (marked: string, make: (selected: Selected) => Edit | null) => {
  const edit = make(at(marked));
  return edit ? after(at(marked), edit) : null;
};

test('bold goes round the selection and comes off again', () => {
  expect(does('a «b» c', (s) => wrap(s, '**'))).toBe('a **«b»** c');
  expect(does('a **«b»** c', (s) => wrap(s, '**'))).toBe('a «b» c');
});

test('a heading replaces a heading, and the same one takes it off', () => {
  expect(does('### ti|tle', (s) => heading(s, 2))).toBe('## title|');
  expect(does('## ti|tle', (s) => heading(s, 2))).toBe('title|');
});

test('a list is begun and ended on every selected line', () => {
  const bullets = (s: Selected) => prefix(s, () => '- ', /^- /);
  expect(does('«a\nb»', bullets)).toBe('«- a\n- b»');
  expect(does('«- a\n- b»', bullets)).toBe('«a\nb»');
});

test('Enter goes on with a list and ends it in an empty item', () => {
  expect(does('- a|', next_line)).toBe('- a\n- |');
  expect(does('9. a|', next_line)).toBe('9. a\n10. |');
  expect(does('- [x] a|', next_line)).toBe('- [x] a\n- [ ] |');
  expect(does('- a\n- |', next_line)).toBe('- a\n|');
  expect(does('plain|', next_line)).toBeNull();
});

test('a link leaves its address selected', () => {
  expect(does('see «this»', link)).toBe('see [this](«https://»)');
});

test('a block stands on lines of its own', () => {
  expect(does('a|b', (s) => block(s, 'X'))).toBe('a\n\nX|\n\nb');
});

test('a title is looked for only after two open brackets', () => {
  expect(open_link(at('see [[Pen|'))).toEqual({ from: 6, query: 'Pen' });
  expect(open_link(at('see [[Pen]] and|'))).toBeNull();
  expect(open_link(at('see [Pen|'))).toBeNull();
});

test('a description cannot break out of its picture', () => {
  expect(picture('0000000000010', 'a]b\n[c')).toBe('![a\\]b \\[c](file:32)');
  expect(picture('0000000000010', ' ')).toBe('::figure{file=32 alt=""}');
});
