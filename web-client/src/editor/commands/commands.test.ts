import { describe, expect, test } from 'vitest';
import { applyUpdate, Doc, encodeStateAsUpdate as encode } from 'yjs';
import { root_name } from '../live/sync';
import { document_of, go_to, open_editor, paragraph, press, write } from '../trial/trial_editor';

describe('ids of blocks', () => {
  test('a split keeps the id on the first part', () => {
    const { editor, document } = open_editor();
    write(editor, paragraph('one two', '11'));
    go_to(editor, 'two');
    press(editor, 'Enter');
    expect(document_of(document)).toBe('<paragraph id="11">one </paragraph><paragraph>two</paragraph>');
  });

  test('a paragraph that becomes a heading stays the same block', () => {
    const { editor, document } = open_editor();
    write(editor, paragraph('one', '11'));
    editor.chain().setTextSelection(1).setNode('heading', { level: 2 }).run();
    expect(document_of(document)).toBe('<heading id="11" level="2">one</heading>');
  });

  test('opening a document writes nothing into it, however empty it is', () => {
    const document = new Doc();
    open_editor(document);
    expect(document.store.clients.size).toBe(0);
  });
});

describe('lists', () => {
  test('Enter goes on, and on an empty item goes out', () => {
    const { editor, document } = open_editor();
    write(editor, paragraph('one'));
    editor.chain().setTextSelection(4).toggle_list('tasks').run();
    press(editor, 'Enter');
    editor.commands.insertContent('two');
    press(editor, 'Enter');
    press(editor, 'Enter');
    expect(document_of(document)).toBe(
      '<bullet_list><list_item task="open"><paragraph>one</paragraph></list_item>' +
        '<list_item task="open"><paragraph>two</paragraph></list_item></bullet_list><paragraph></paragraph>',
    );
  });

  test('Tab puts an item into the one before it, and Shift and Tab takes it out', () => {
    const { editor, document } = open_editor();
    write(editor, paragraph('one'), paragraph('two'));
    editor.chain().selectAll().toggle_list('bullets').run();
    const flat = document_of(document);
    go_to(editor, 'two');
    press(editor, 'Tab');
    expect(document_of(document)).toContain('one</paragraph><bullet_list>');
    press(editor, 'Tab', { shiftKey: true });
    expect(document_of(document)).toBe(flat);
  });

  test('a task is done and undone by its key', () => {
    const { editor, document } = open_editor();
    write(editor, paragraph('one'));
    editor.chain().setTextSelection(1).toggle_list('tasks').run();
    press(editor, 'Enter', { ctrlKey: true, shiftKey: true });
    expect(document_of(document)).toContain('task="done"');
    press(editor, 'Enter', { ctrlKey: true, shiftKey: true });
    expect(document_of(document)).toContain('task="open"');
  });
});

describe('boxes', () => {
  test('a callout is put around a paragraph, named, and taken away with its words kept', () => {
    const { editor, document } = open_editor();
    write(editor, paragraph('Mind the tide', '11'));
    editor.chain().setTextSelection(3).set_callout('warning').toggle_title().run();
    editor.commands.insertContent('Beware');
    expect(document_of(document)).toBe(
      '<callout callout="warning"><title>Beware</title><paragraph id="11">Mind the tide</paragraph></callout>',
    );
    go_to(editor, 'Mind');
    editor.commands.unwrap();
    expect(document_of(document)).toBe(
      '<paragraph>Beware</paragraph><paragraph id="11">Mind the tide</paragraph>',
    );
  });

  test('Enter in a summary goes to the text below it', () => {
    const { editor } = open_editor();
    write(editor, paragraph('inside'));
    editor.chain().setTextSelection(1).set_expandable().run();
    expect(editor.state.selection.$from.parent.type.name).toBe('summary');
    press(editor, 'Enter');
    expect(editor.state.selection.$from.parent.textContent).toBe('inside');
  });
});

describe('footnotes', () => {
  test('each has a label of its own, stands at the end and leads back', () => {
    const { editor } = open_editor();
    write(editor, paragraph('one two'));
    go_to(editor, 'one', 'behind');
    editor.commands.insert_footnote();
    editor.commands.insertContent('first note');
    editor.commands.back_to_reference();
    expect(editor.state.selection.$from.parent.textContent).toContain('one');
    go_to(editor, 'two', 'behind');
    editor.commands.insert_footnote();
    const { doc } = editor.state;
    const labels = [doc.child(1), doc.child(2)].map((node) => node.attrs.label);
    expect(new Set(labels).size).toBe(2);
    editor.commands.delete_footnote();
    expect(editor.state.doc.childCount).toBe(2);
    expect(editor.state.doc.child(0).childCount).toBe(3);
  });
});

describe('links', () => {
  test('lead to exactly one thing, and the last one set wins', () => {
    const { editor } = open_editor();
    write(editor, paragraph('see this'));
    go_to(editor, 'this', 'choose');
    editor.commands.set_link({ href: 'https://a.example/' }, '');
    go_to(editor, 'this', 'choose');
    editor.commands.set_link({ object: '42' }, '');
    const link = editor.state.doc.firstChild?.lastChild?.marks[0];
    expect(link?.attrs).toEqual({ href: null, object: '42', wiki: null });
    go_to(editor, 'this', 'choose');
    editor.commands.remove_link();
    expect(editor.state.doc.firstChild?.lastChild?.marks).toEqual([]);
  });
});

describe('undo', () => {
  test('takes back what was done here and leaves what others did', () => {
    const { editor, document } = open_editor();
    write(editor, paragraph('ours'));
    const theirs = new Doc();
    document.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'theirs') applyUpdate(theirs, update);
    });
    applyUpdate(theirs, encode(document));
    const other = open_editor(theirs);
    theirs.on('update', (update: Uint8Array) => applyUpdate(document, update, 'theirs'));
    other.editor.commands.insertContentAt(other.editor.state.doc.content.size, paragraph('theirs'));
    expect(document_of(document)).toBe('<paragraph>ours</paragraph><paragraph>theirs</paragraph>');
    editor.commands.undo();
    expect(document_of(document)).not.toContain('ours');
    expect(document_of(document)).toContain('<paragraph>theirs</paragraph>');
    editor.commands.redo();
    expect(document_of(document)).toContain('ours');
  });

  test('takes all places that were replaced at once back as one step', () => {
    const { editor, document } = open_editor();
    write(editor, paragraph('a tide and a tide'), paragraph('Tide'));
    editor.commands.find({ words: 'tide', exact: false });
    editor.commands.replace_all_found('flood');
    expect(document_of(document)).toBe(
      '<paragraph>a flood and a flood</paragraph><paragraph>flood</paragraph>',
    );
    editor.commands.undo();
    expect(document_of(document)).toBe('<paragraph>a tide and a tide</paragraph><paragraph>Tide</paragraph>');
  });
});

test('the text stands in the fragment that the server reads', () => {
  const { editor, document } = open_editor();
  write(editor, paragraph('here'));
  expect([...document.share.keys()]).toEqual([root_name]);
});
