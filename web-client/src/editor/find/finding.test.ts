import { expect, test } from 'vitest';
import { go_to, open_editor, paragraph, write } from '../trial/trial_editor';
import { found_in, places_of } from './finding';

test('words are found within blocks, across marks, and taken literally', () => {
  const { editor } = open_editor();
  write(editor, paragraph('a (tide) here'), paragraph('(ti'), paragraph('de)'));
  go_to(editor, 'ti', 'choose');
  editor.commands.toggleMark('strong');
  expect(places_of(editor.state.doc, { words: '(tide)', exact: true }).length).toBe(1);
});

test('the next place is the one behind the cursor, and after the last comes the first', () => {
  const { editor } = open_editor();
  write(editor, paragraph('one two one two one'));
  go_to(editor, 'two');
  editor.commands.find({ words: 'one', exact: false });
  expect(found_in(editor.state).current).toBe(1);
  editor.commands.go_to_found(1);
  editor.commands.go_to_found(1);
  expect(found_in(editor.state).current).toBe(0);
});

test('what others write is searched, too', () => {
  const { editor } = open_editor();
  write(editor, paragraph('one'));
  editor.commands.find({ words: 'one', exact: false });
  editor.commands.insertContentAt(0, paragraph('one more'));
  expect(found_in(editor.state).places.length).toBe(2);
});
