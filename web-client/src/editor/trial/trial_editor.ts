import type { Editor, Extensions } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import { onTestFinished } from 'vitest';
import { Doc } from 'yjs';
import { root_name } from '../live/sync';
import { make_editor } from '../make_editor';
import type { Surroundings } from '../surroundings';

/** A house in which nothing is found. */
export const nowhere: Surroundings = {
  find_people: async () => [],
  find_objects: async () => [],
  address_of_file: (file) => `/files/${file}`,
  describe_object: async () => null,
};

/** An editor on the page, of a document of its own or of one that is given; it ends with the test. */
export function open_editor(
  document_given = new Doc(),
  surroundings: Surroundings = nowhere,
  extensions: Extensions = [],
): { editor: Editor; document: Doc } {
  const editor = make_editor({ document: document_given, presence: null, surroundings, extensions });
  const place = document.createElement('div');
  document.body.append(place);
  editor.mount(place);
  onTestFinished(() => {
    editor.destroy();
    place.remove();
  });
  return { editor, document: document_given };
}

/** Puts blocks in the place of all that is there, as somebody who wrote them. */
export function write(editor: Editor, ...blocks: object[]): void {
  const { state, schema } = editor;
  const made = blocks.map((block) => schema.nodeFromJSON(block));
  editor.view.dispatch(state.tr.replaceWith(0, state.doc.content.size, made));
}

export const paragraph = (words = '', id: string | null = null): object => ({
  type: 'paragraph',
  attrs: { id },
  ...(words ? { content: [{ type: 'text', text: words }] } : {}),
});

/** Puts the cursor before the first place of these words, or chooses the words themselves. */
export function go_to(editor: Editor, words: string, how: 'before' | 'choose' | 'behind' = 'before'): void {
  const at = place_of(editor.state.doc, words);
  const from = how === 'behind' ? at + words.length : at;
  const to = how === 'choose' ? at + words.length : from;
  editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, from, to)));
}

function place_of(doc: Node, words: string): number {
  let found = -1;
  doc.descendants((node, at) => {
    const index = node.isText ? (node.text ?? '').indexOf(words) : -1;
    if (found < 0 && index >= 0) found = at + index;
  });
  if (found < 0) throw new Error(`"${words}" is not in the text`);
  return found;
}

export function press(editor: Editor, key: string, held: KeyboardEventInit = {}): boolean {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...held });
  return editor.view.someProp('handleKeyDown', (handle) => handle(editor.view, event)) === true;
}

/** The document as live documents have it. */
export const document_of = (document_read: Doc): string => document_read.getXmlFragment(root_name).toString();
