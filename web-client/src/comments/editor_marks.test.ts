import type { Editor } from '@tiptap/core';
import { expect, test } from 'vitest';
import { applyUpdate, Doc, encodeStateAsUpdate as encode } from 'yjs';
import { go_to, nowhere, open_editor, paragraph, press, write } from '@/editor/trial/trial_editor';
import type { AnchorView } from '@/generated/types';
import { CommentMarks, place_of, selected_words, show_threads, thread_at } from './editor_marks';

const open = (document = new Doc()) => open_editor(document, nowhere, [CommentMarks]).editor;

/** Marks the words that are chosen as the server would tell of them. */
function mark(editor: Editor): AnchorView {
  const chosen = selected_words(editor);
  if (!chosen) throw new Error('nothing is chosen');
  const anchor: AnchorView = {
    words: chosen.words,
    fate: 'same',
    revision: 0,
    ranges: [],
    tied: chosen.tied,
  };
  show_threads(editor, [{ thread: 'one', anchor }]);
  return anchor;
}

function marked(editor: Editor): string | null {
  const place = place_of(editor, 'one');
  return place && `${place.from}: ${editor.state.doc.textBetween(place.from, place.to, '|')}`;
}

test('a mark stays with its letters while somebody types here and there, also beside the same words', () => {
  const document = new Doc();
  const editor = open(document);
  write(editor, paragraph('the cat and the cat'), paragraph('below'));
  go_to(editor, 'cat and', 'behind');
  editor.commands.setTextSelection({ from: 17, to: 20 });
  mark(editor);
  expect(marked(editor)).toBe('17: cat');
  go_to(editor, 'the cat');
  editor.commands.insertContent('cat, ');
  expect(marked(editor)).toBe('22: cat');

  const other = new Doc();
  const theirs = open(other);
  applyUpdate(other, encode(document));
  go_to(theirs, 'cat, the');
  theirs.commands.insertContent('cats: ');
  applyUpdate(document, encode(other), 'others');
  expect(marked(editor)).toBe('28: cat');
  theirs.commands.setTextSelection({ from: 28, to: 31 });
  theirs.commands.deleteSelection();
  applyUpdate(document, encode(other), 'others');
  expect(marked(editor)).toBe(null);
});

test('nothing of a mark is in the text', () => {
  const document = new Doc();
  const editor = open(document);
  write(editor, paragraph('the cat'));
  const before = document.getXmlFragment('default').toString();
  go_to(editor, 'cat', 'choose');
  mark(editor);
  expect(document.getXmlFragment('default').toString()).toBe(before);
});

test('the key opens the comment where the caret stands, or begins one', () => {
  const editor = open();
  write(editor, paragraph('the cat sat'));
  go_to(editor, 'cat', 'choose');
  mark(editor);
  const done: string[] = [];
  editor.storage.comment_marks.open = (thread) => done.push(`open ${thread}`);
  editor.storage.comment_marks.begin = () => done.push('begin');
  const held = { ctrlKey: true, altKey: true };
  go_to(editor, 'at sat');
  expect(thread_at(editor)).toBe('one');
  press(editor, 'm', held);
  go_to(editor, 'sat', 'choose');
  press(editor, 'm', held);
  expect(done).toEqual(['open one', 'begin']);
});

test('what is no position marks nothing, and a comment of before the text was live is found by its block', () => {
  const editor = open();
  write(editor, paragraph('the cat and the cat', '7'));
  const anchor: AnchorView = {
    words: 'cat',
    fate: 'same',
    revision: 1,
    ranges: [{ block: '7', start: 16, words: 'cat' }],
    tied: { first: '____', last: '' },
  };
  show_threads(editor, [{ thread: 'one', anchor }]);
  expect(marked(editor)).toBe('17: cat');
  show_threads(editor, [{ thread: 'one', anchor: { ...anchor, ranges: [] } }]);
  expect(marked(editor)).toBe(null);
});
