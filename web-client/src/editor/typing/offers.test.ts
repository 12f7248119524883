import type { Editor } from '@tiptap/core';
import { describe, expect, test } from 'vitest';
import { open_editor, paragraph, write } from '../trial/trial_editor';
import { offering_of, put_away } from './offers';

function typed(words: string): Editor {
  const { editor } = open_editor();
  write(editor, paragraph('x'));
  editor.commands.setTextSelection({ from: 1, to: 2 });
  editor.view.dispatch(editor.state.tr.insertText(words));
  return editor;
}

describe('a list is offered', () => {
  test.each([
    ['Ask @si', 'person', 'si'],
    ['Ask @Siân Ll', 'person', 'Siân Ll'],
    ['@', 'person', ''],
    ['See [[Flood p', 'page', 'Flood p'],
    ['/tab', 'block', 'tab'],
    ['words /', 'block', ''],
  ])('behind "%s"', (words, occasion, query) => {
    expect(offering_of(typed(words).state)).toMatchObject({ occasion, query });
  });

  test.each(['me@example.org', 'and/or', '12/3', '[[closed]] ', 'https://a.example/b'])(
    'not behind "%s"',
    (words) => {
      expect(offering_of(typed(words).state)).toBeNull();
    },
  );

  test('not in code', () => {
    const editor = typed('Ask');
    editor.commands.setNode('code_block');
    editor.view.dispatch(editor.state.tr.insertText(' @si'));
    expect(offering_of(editor.state)).toBeNull();
  });

  test('until it is put away, and then not for the same sign', () => {
    const editor = typed('@s');
    editor.view.dispatch(put_away(editor.state));
    editor.view.dispatch(editor.state.tr.insertText('i'));
    expect(offering_of(editor.state)).toBeNull();
    editor.view.dispatch(editor.state.tr.insertText(' @t'));
    expect(offering_of(editor.state)).toMatchObject({ query: 't' });
  });
});
