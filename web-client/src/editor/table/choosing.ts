import { Extension } from '@tiptap/core';
import { Plugin, Selection, TextSelection } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { CellSelection } from './cell_selection';
import { chosen_cells } from './commands';
import { cell_around } from './grid';

type Direction = 'left' | 'right' | 'up' | 'down';
const steps: Record<string, [Direction, number, number]> = {
  ArrowLeft: ['left', 0, -1],
  ArrowRight: ['right', 0, 1],
  ArrowUp: ['up', -1, 0],
  ArrowDown: ['down', 1, 0],
};

/** Several cells are chosen by dragging over them, or with Shift and the arrows. */
export const ChoosingCells = Extension.create({
  name: 'choosing_cells',
  addProseMirrorPlugins: () => [
    new Plugin({
      // Text that is chosen across cells would be one text when it is deleted: it is the cells that are meant.
      appendTransaction: (_transactions, _before, { selection, doc, tr }) => {
        if (!(selection instanceof TextSelection) || selection.empty) return null;
        const [from, to] = [cell_around(selection.$anchor), cell_around(selection.$head)];
        if (!from || !to || from.at === to.at || from.table_at !== to.table_at) return null;
        const cells = CellSelection.between(doc, from.at, to.at);
        return cells && tr.setSelection(cells);
      },
      props: {
        decorations: ({ selection, doc }) =>
          selection instanceof CellSelection
            ? DecorationSet.create(
                doc,
                selection.cells.map(({ at, node }) =>
                  Decoration.node(at, at + node.nodeSize, { class: 'rich-cell-chosen' }),
                ),
              )
            : null,
        handleKeyDown: (view, event) => on_key(view, event),
        handleDOMEvents: { mousedown: (view, event) => drag(view, event) },
      },
    }),
  ],
});

function on_key(view: EditorView, event: KeyboardEvent): boolean {
  const step = steps[event.key];
  if (!step || event.ctrlKey || event.metaKey || event.altKey) return false;
  const [direction, down, right] = step;
  const { selection, doc, tr } = view.state;
  if (selection instanceof CellSelection) {
    const { head_cell: head, anchor_cell: anchor, grid } = selection;
    if (!event.shiftKey) {
      view.dispatch(tr.setSelection(Selection.near(doc.resolve(head.at + 1))));
      return true;
    }
    const next = grid.cell(
      down > 0 ? head.row + head.rows : head.row + down,
      right > 0 ? head.column + head.columns : head.column + right,
    );
    const wider = next && CellSelection.between(doc, anchor.at, next.at);
    if (wider) view.dispatch(tr.setSelection(wider));
    return true;
  }
  if (!event.shiftKey || !view.endOfTextblock(direction)) return false;
  const chosen = chosen_cells(view.state);
  const cell = chosen?.cells[0];
  if (!chosen || !cell || !at_edge(selection, cell, down + right)) return false;
  const next = chosen.grid.cell(
    down > 0 ? cell.row + cell.rows : cell.row + down,
    right > 0 ? cell.column + cell.columns : cell.column + right,
  );
  const cells = next && CellSelection.between(doc, cell.at, next.at);
  if (!cells) return false;
  view.dispatch(tr.setSelection(cells));
  return true;
}

/** Whether the head stands in the first or last block of its cell. */
function at_edge(
  { $head }: Selection,
  { at, node }: { at: number; node: { nodeSize: number } },
  way: number,
): boolean {
  const edge = way < 0 ? at + 1 : at + node.nodeSize - 1;
  return Selection.near($head.doc.resolve(edge), way < 0 ? 1 : -1).$from.sameParent($head);
}

function drag(view: EditorView, event: MouseEvent): boolean {
  if (event.button !== 0) return false;
  const anchor = cell_under(view, event);
  if (!anchor) return false;
  const move = (moved: MouseEvent) => {
    const head = cell_under(view, moved);
    if (!head || head.table_at !== anchor.table_at) return;
    const chosen = view.state.selection instanceof CellSelection;
    if (head.at === anchor.at && !chosen) return;
    const cells = CellSelection.between(view.state.doc, anchor.at, head.at);
    if (!cells || cells.eq(view.state.selection)) return;
    moved.preventDefault();
    view.dispatch(view.state.tr.setSelection(cells));
  };
  const stop = () => {
    view.root.removeEventListener('mousemove', move as EventListener);
    view.root.removeEventListener('mouseup', stop);
  };
  view.root.addEventListener('mousemove', move as EventListener);
  view.root.addEventListener('mouseup', stop);
  return false;
}

function cell_under(view: EditorView, event: MouseEvent): ReturnType<typeof cell_around> {
  const found = view.posAtCoords({ left: event.clientX, top: event.clientY });
  if (!found) return null;
  const inside = found.inside >= 0 && view.state.doc.nodeAt(found.inside)?.type.name === 'cell';
  return cell_around(view.state.doc.resolve(inside ? found.inside + 1 : found.pos));
}
