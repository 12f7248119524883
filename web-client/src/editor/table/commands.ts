import { type Command, Extension } from '@tiptap/core';
import { type EditorState, Selection, TextSelection, type Transaction } from '@tiptap/pm/state';
import type { Align } from '../schema/table';
import { CellSelection } from './cell_selection';
import {
  delete_column,
  delete_row,
  for_each_back,
  insert_column,
  insert_row,
  merge,
  new_table,
  split,
} from './edits';
import {
  type Area,
  area_of,
  cell_around,
  cells_in,
  type Grid,
  grid_of,
  type Placed,
  table_around,
} from './grid';

export type Side = 'before' | 'after';
export type Heading = 'row' | 'column';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    tables: {
      insert_table: (rows: number, columns: number) => ReturnType;
      delete_table: () => ReturnType;
      add_row: (side: Side) => ReturnType;
      add_column: (side: Side) => ReturnType;
      delete_rows: () => ReturnType;
      delete_columns: () => ReturnType;
      merge_cells: () => ReturnType;
      split_cell: () => ReturnType;
      /** Makes headings of a whole row, or of a whole column, or ordinary cells of them again. */
      toggle_headings: (of: Heading) => ReturnType;
      align_cells: (align: Align | null) => ReturnType;
      /** Writes a caption, or takes it away. */
      toggle_caption: () => ReturnType;
      /** To the next cell or the one before; from the last to a new row. */
      go_to_cell: (side: Side) => ReturnType;
    };
  }
}

/** The cells that are chosen, or the one that the cursor is in. */
export interface Chosen {
  grid: Grid;
  area: Area;
  cells: Placed[];
}

export function chosen_cells({ selection, doc }: EditorState): Chosen | null {
  if (selection instanceof CellSelection)
    return { grid: selection.grid, area: selection.area, cells: selection.cells };
  const around = cell_around(selection.$from);
  const table = around && doc.nodeAt(around.table_at);
  if (!around || !table) return null;
  const grid = grid_of(table, around.table_at);
  const cell = grid.cells.find(({ at }) => at === around.at);
  return cell ? { grid, area: area_of(cell), cells: [cell] } : null;
}

/** A command for the cells that are chosen; it does not apply outside tables. */
const on_cells =
  (act: (tr: Transaction, chosen: Chosen) => boolean | undefined): Command =>
  ({ state, tr, dispatch }) => {
    const chosen = chosen_cells(state);
    if (!chosen) return false;
    return dispatch ? act(tr, chosen) !== false : true;
  };

export const Tables = Extension.create({
  name: 'tables',
  addCommands() {
    return {
      insert_table:
        (rows, columns) =>
        ({ tr, state, dispatch }) => {
          if (cell_around(state.selection.$from)) return false;
          if (!dispatch) return true;
          const table = new_table(state.schema, rows, columns);
          const { $from } = state.selection;
          const here = $from.parent.isTextblock && $from.parent.content.size === 0 && $from.depth === 1;
          const at = here ? $from.before(1) : $from.after(1);
          if (here) tr.replaceWith(at, $from.after(1), table);
          else tr.insert(at, table);
          tr.setSelection(Selection.near(tr.doc.resolve(at + 3), 1)).scrollIntoView();
          return true;
        },
      delete_table:
        () =>
        ({ tr, state, dispatch }) => {
          const table = table_around(state.selection.$from);
          if (!table) return false;
          if (dispatch) tr.delete(table.at, table.at + table.node.nodeSize);
          return true;
        },
      add_row: (side) =>
        on_cells((tr, { grid, area }) => {
          insert_row(tr, grid, side === 'before' ? area.top : area.bottom);
          return true;
        }),
      add_column: (side) =>
        on_cells((tr, { grid, area }) => {
          insert_column(tr, grid, side === 'before' ? area.left : area.right);
          return true;
        }),
      delete_rows: () =>
        on_cells((tr, { grid, area }) => {
          if (area.bottom - area.top >= grid.rows.length) tr.delete(grid.at, grid.at + grid.table.nodeSize);
          else for_each_back(tr, grid, area.top, area.bottom, delete_row);
          return true;
        }),
      delete_columns: () =>
        on_cells((tr, { grid, area }) => {
          if (area.right - area.left >= grid.width) tr.delete(grid.at, grid.at + grid.table.nodeSize);
          else for_each_back(tr, grid, area.left, area.right, delete_column);
          return true;
        }),
      merge_cells:
        () =>
        ({ state, tr, dispatch }) => {
          const chosen = chosen_cells(state);
          if (!chosen || chosen.cells.length < 2) return false;
          if (!dispatch) return true;
          const at = merge(tr, chosen.grid, chosen.area);
          if (at !== null) tr.setSelection(TextSelection.near(tr.doc.resolve(at + 1)));
          return true;
        },
      split_cell:
        () =>
        ({ state, tr, dispatch }) => {
          const chosen = chosen_cells(state);
          const cell = chosen?.cells[0];
          if (!chosen || !cell || chosen.cells.length > 1 || cell.rows * cell.columns === 1) return false;
          if (dispatch) split(tr, chosen.grid, cell);
          return true;
        },
      toggle_headings: (of) => on_cells((tr, chosen) => toggle_headings(tr, chosen, of)),
      align_cells: (align) =>
        on_cells((tr, { cells }) => {
          for (const { at } of cells) tr.setNodeAttribute(at, 'align', align);
          return true;
        }),
      toggle_caption: () => toggle_caption,
      go_to_cell:
        (side) =>
        ({ state, tr, dispatch }) => {
          const chosen = chosen_cells(state);
          if (!chosen) return false;
          if (dispatch) go_to_cell(tr, chosen, side);
          return true;
        },
    };
  },
  addKeyboardShortcuts() {
    const { editor } = this;
    return {
      Tab: () => !in_list_of_cell(this.editor.state) && editor.commands.go_to_cell('after'),
      'Shift-Tab': () => !in_list_of_cell(this.editor.state) && editor.commands.go_to_cell('before'),
    };
  },
});

/** A list in a cell has the key first. */
function in_list_of_cell({ selection: { $from } }: EditorState): boolean {
  for (let depth = $from.depth; depth > 0; --depth) {
    const { name } = $from.node(depth).type;
    if (name === 'list_item') return true;
    if (name === 'cell') return false;
  }
  return false;
}

function toggle_headings(tr: Transaction, { grid, area }: Chosen, of: Heading): boolean {
  const whole: Area =
    of === 'row' ? { ...area, left: 0, right: grid.width } : { ...area, top: 0, bottom: grid.rows.length };
  // A heading says what it heads: those in a row head the columns below them.
  const role = of === 'row' ? 'column' : 'row';
  const cells = cells_in(grid, whole).filter(
    ({ node }) => of === 'row' || node.attrs.role === null || node.attrs.role === role,
  );
  const all = cells.every(({ node }) => node.attrs.role === role);
  for (const { at } of cells) tr.setNodeAttribute(at, 'role', all ? null : role);
  return true;
}

const toggle_caption: Command = ({ state, tr, dispatch }) => {
  const table = table_around(state.selection.$from);
  const type = state.schema.nodes.caption;
  if (!table || !type) return false;
  if (!dispatch) return true;
  const first = table.node.firstChild;
  if (first?.type === type) {
    tr.delete(table.at + 1, table.at + 1 + first.nodeSize);
    return true;
  }
  tr.insert(table.at + 1, type.create());
  tr.setSelection(TextSelection.create(tr.doc, table.at + 2)).scrollIntoView();
  return true;
};

function go_to_cell(tr: Transaction, { grid, cells }: Chosen, side: Side): void {
  const here = side === 'after' ? cells.at(-1) : cells[0];
  const index = grid.cells.findIndex(({ at }) => at === here?.at);
  let next = grid.cells[index + (side === 'after' ? 1 : -1)];
  if (!next && side === 'before') return;
  if (!next) {
    insert_row(tr, grid, grid.rows.length);
    const table = tr.doc.nodeAt(grid.at);
    if (table) next = grid_of(table, grid.at).cells[index + 1];
  }
  if (!next) return;
  const paragraph = tr.doc.type.schema.nodes.paragraph;
  if (next.node.childCount === 0 && paragraph) tr.insert(next.at + 1, paragraph.create());
  const end = next.at + (tr.doc.nodeAt(next.at)?.nodeSize ?? 2) - 1;
  const [from, to] = [
    Selection.findFrom(tr.doc.resolve(next.at + 1), 1, true),
    Selection.findFrom(tr.doc.resolve(end), -1, true),
  ];
  if (from && to) tr.setSelection(TextSelection.between(from.$from, to.$to)).scrollIntoView();
}
