import { type Command, Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { NodeSelection, Selection, TextSelection } from '@tiptap/pm/state';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    footnotes: {
      /** A new footnote here, with the cursor in it. */
      insert_footnote: () => ReturnType;
      /** From a footnote to where it is referred to. */
      back_to_reference: () => ReturnType;
      /** Takes a footnote away with all that refers to it. */
      delete_footnote: () => ReturnType;
    };
  }
}

export const Footnotes = Extension.create({
  name: 'footnotes',
  addCommands() {
    return {
      insert_footnote: () => insert_footnote,
      back_to_reference: () => back_to_reference,
      delete_footnote: () => delete_footnote,
    };
  },
  addKeyboardShortcuts() {
    const { editor } = this;
    return { 'Mod-Alt-f': () => editor.commands.back_to_reference() || editor.commands.insert_footnote() };
  },
});

const insert_footnote: Command = ({ state, tr, dispatch }) => {
  const { footnote_reference: reference, footnote, paragraph } = state.schema.nodes;
  const { $to } = state.selection;
  if (!reference || !footnote || !paragraph || !$to.parent.inlineContent || $to.parent.type.spec.code)
    return false;
  if (label_around(state.selection.$from) !== null) return false;
  if (!dispatch) return true;
  const label = new_label(state.doc);
  tr.insert(state.selection.to, reference.create({ label }));
  const end = tr.doc.content.size;
  tr.insert(end, footnote.create({ label }, paragraph.create()));
  tr.setSelection(TextSelection.create(tr.doc, end + 2)).scrollIntoView();
  return true;
};

const letters = 'abcdefghjkmnpqrstvwxyz23456789';

/** Two people may write a footnote at once: a number alone would be both their labels, and one text would be lost. */
export function new_label(doc: Node): string {
  const number = labels_in(doc).size + 1;
  const drawn = crypto.getRandomValues(new Uint8Array(4));
  return `${number}-${[...drawn].map((octet) => letters[octet % letters.length]).join('')}`;
}

function labels_in(doc: Node): Set<string> {
  const found = new Set<string>();
  doc.forEach((node) => {
    if (node.type.name === 'footnote') found.add(node.attrs.label);
  });
  return found;
}

const label_around = ($at: Selection['$from']): string | null =>
  $at.depth > 0 && $at.node(1).type.name === 'footnote' ? $at.node(1).attrs.label : null;

const back_to_reference: Command = ({ state, tr, dispatch }) => {
  const label = label_around(state.selection.$from);
  if (label === null) return false;
  const at = references_to(state.doc, label)[0];
  if (at === undefined) return false;
  if (dispatch) tr.setSelection(TextSelection.near(tr.doc.resolve(at + 1))).scrollIntoView();
  return true;
};

const delete_footnote: Command = ({ state, tr, dispatch }) => {
  const { selection } = state;
  const node = selection instanceof NodeSelection ? selection.node : null;
  const label =
    node?.type.name === 'footnote_reference' ? (node.attrs.label as string) : label_around(selection.$from);
  if (label === null) return false;
  if (!dispatch) return true;
  const first = references_to(state.doc, label)[0];
  const ends: [number, number][] = references_to(state.doc, label).map((at) => [at, at + 1]);
  state.doc.forEach((child, at) => {
    if (child.type.name === 'footnote' && child.attrs.label === label) ends.push([at, at + child.nodeSize]);
  });
  for (const [from, to] of ends.sort((one, other) => other[0] - one[0])) tr.delete(from, to);
  tr.setSelection(Selection.near(tr.doc.resolve(Math.min(first ?? 0, tr.doc.content.size))));
  return true;
};

export function references_to(doc: Node, label: string): number[] {
  const found: number[] = [];
  doc.descendants((node, at) => {
    if (node.type.name === 'footnote_reference' && node.attrs.label === label) found.push(at);
    return true;
  });
  return found;
}
