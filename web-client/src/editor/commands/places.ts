import type { Node, ResolvedPos } from '@tiptap/pm/model';
import { type EditorState, Selection, TextSelection, type Transaction } from '@tiptap/pm/state';

/** Where one writes blocks. */
export const holds_blocks = new Set([
  'doc',
  'list_item',
  'cell',
  'callout',
  'expandable',
  'footnote',
  'quote',
]);

/** The block at a place that stands among blocks, not a title or caption within one. */
export function block_at($at: ResolvedPos): { node: Node; at: number; depth: number } | null {
  for (let depth = $at.depth; depth > 0; --depth) {
    const node = $at.node(depth);
    if (
      holds_blocks.has($at.node(depth - 1).type.name) &&
      !['title', 'summary', 'footnote'].includes(node.type.name)
    )
      return { node, at: $at.before(depth), depth };
  }
  return null;
}

export function paragraph_of(state: EditorState): Node {
  const type = state.schema.nodes.paragraph;
  if (!type) throw new Error('the schema has no paragraph');
  return type.create();
}

/** Behind the last block that is not a footnote: what is written there is the end of the text. */
export function end_of_text(doc: Node): number {
  let at = doc.content.size;
  for (let index = doc.childCount - 1; index >= 0 && doc.child(index).type.name === 'footnote'; --index)
    at -= doc.child(index).nodeSize;
  return at;
}

/**
 * Puts a block where the cursor is: in the place of an empty paragraph, else behind the block. Where nothing can be written
 * in it, the cursor goes behind it.
 */
export function put_block(tr: Transaction, state: EditorState, block: Node): number {
  const { $from, $to } = state.selection;
  const around = block_at($from);
  const at = around?.at ?? end_of_text(state.doc);
  const end = around ? at + around.node.nodeSize : at;
  const blank =
    around?.node.type.name === 'paragraph' && around.node.content.size === 0 && $from.sameParent($to);
  const from = blank ? at : end;
  tr.replaceWith(from, end, block);
  const after = from + block.nodeSize;
  if (block.isAtom || block.isLeaf || block.childCount === 0) {
    const next = tr.doc.resolve(after).nodeAfter;
    if (!next || next.type.name === 'footnote') tr.insert(after, paragraph_of(state));
    tr.setSelection(Selection.near(tr.doc.resolve(after), 1));
  } else tr.setSelection(TextSelection.near(tr.doc.resolve(from + 1), 1));
  tr.scrollIntoView();
  return from;
}
