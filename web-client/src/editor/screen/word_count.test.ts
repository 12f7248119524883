import { expect, test } from 'vitest';
import { open_editor, paragraph, write } from '../trial/trial_editor';
import { words_in, words_of } from './word_count';

test('words are counted as a reader counts them', () => {
  expect(words_in('The river – at 2.4 m – is high; don’t go near it.')).toBe(11);
  expect(words_in('')).toBe(0);
});

test('a name counts with its words, and blocks do not run together', () => {
  const { editor } = open_editor();
  const named = { type: 'mention', attrs: { person: '9', words: '@Siân Llŷr' } };
  write(editor, { type: 'paragraph', content: [{ type: 'text', text: 'Ask ' }, named] }, paragraph('now'));
  expect(words_of(editor.state.doc)).toBe(4);
});
