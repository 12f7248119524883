import { Extension } from '@tiptap/core';
import type { Node, ResolvedPos } from '@tiptap/pm/model';
import { type EditorState, Plugin, TextSelection, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { end_of_text, holds_blocks, paragraph_of } from './places';

/** What says nothing without what stands in it. */
const nothing_when_empty = new Set(['bullet_list', 'ordered_list', 'table', 'row']);

/**
 * By the contract everything may be empty, and what two people do at once can make it so. Here a place that is empty takes a
 * paragraph when somebody goes there or has emptied it, and not before: opening a document writes nothing into it.
 */
export const Emptiness = Extension.create({
  name: 'emptiness',
  addProseMirrorPlugins: () => [
    new Plugin({
      appendTransaction: (transactions, _before, after) => {
        const own = transactions.some((tr) => tr.docChanged && tr.getMeta(ySyncPluginKey) === undefined);
        return own ? refill(after) : null;
      },
      props: {
        handleDOMEvents: {
          focus: (view) => {
            if (view.editable && view.state.doc.childCount === 0) begin_at(view, 0);
            return false;
          },
          mousedown: (view, event) => begin_under(view, event),
        },
      },
    }),
  ],
});

/** Puts a paragraph into what is empty around the cursor, and takes lists and tables of nothing away. */
function refill(state: EditorState): Transaction | null {
  const { tr } = state;
  const empty: { at: number; node: Node }[] = [];
  state.doc.descendants((node, at) => {
    if (node.childCount === 0 && (holds_blocks.has(node.type.name) || nothing_when_empty.has(node.type.name)))
      empty.push({ at, node });
    return !node.isTextblock;
  });
  const near = (at: number) => Math.abs(state.selection.from - at) <= 3;
  for (const { at, node } of empty.reverse()) {
    if (!near(at)) continue;
    if (nothing_when_empty.has(node.type.name)) tr.delete(at, at + node.nodeSize);
    else tr.insert(at + 1, paragraph_of(state));
  }
  if (tr.doc.childCount === 0) tr.insert(0, paragraph_of(state));
  if (!tr.docChanged) return null;
  return tr.setSelection(
    TextSelection.near(
      tr.doc.resolve(Math.min(tr.mapping.map(state.selection.from), tr.doc.content.size)),
      1,
    ),
  );
}

/** A paragraph at a place, with the cursor in it. */
function begin_at(view: EditorView, at: number): void {
  const tr = view.state.tr.insert(at, paragraph_of(view.state));
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, at + 1)));
}

/** A click on something empty, or below the last block where no text can be put, begins to write there. */
function begin_under(view: EditorView, event: MouseEvent): boolean {
  if (!view.editable || event.button !== 0) return false;
  const found = view.posAtCoords({ left: event.clientX, top: event.clientY });
  if (!found) return false;
  const end = end_of_text(view.state.doc);
  if (is_below(view, event.clientY) && !view.state.doc.resolve(end).nodeBefore?.isTextblock) {
    event.preventDefault();
    begin_at(view, end);
    view.focus();
    return true;
  }
  const at = empty_place(view.state.doc.resolve(found.pos), found.inside, view.state.doc);
  if (at === null) return false;
  event.preventDefault();
  begin_at(view, at);
  view.focus();
  return true;
}

const is_below = (view: EditorView, y: number): boolean => {
  const last = view.dom.lastElementChild;
  return last !== null && y > last.getBoundingClientRect().bottom;
};

function empty_place($at: ResolvedPos, inside: number, doc: Node): number | null {
  if (holds_blocks.has($at.parent.type.name) && $at.parent.childCount === 0) return $at.pos;
  const node = inside >= 0 ? doc.nodeAt(inside) : null;
  return node && holds_blocks.has(node.type.name) && node.childCount === 0 ? inside + 1 : null;
}
