import { Fragment, type Node, type NodeType, type Schema } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import type { Role } from '../schema/table';
import { type Area, cells_in, type Grid, grid_of, type Placed } from './grid';

/** What is done to a table, a row or a column at a time. Each leaves every place of the table with one cell. */

const type_of = (schema: Schema, name: string): NodeType => {
  const type = schema.nodes[name];
  if (!type) throw new Error(`the schema has no ${name}`);
  return type;
};

export function new_cell(
  schema: Schema,
  attributes: { role?: Role | null; align?: string | null } = {},
): Node {
  return type_of(schema, 'cell').create(attributes, type_of(schema, 'paragraph').create());
}

export function new_table(schema: Schema, rows: number, columns: number): Node {
  const lines = Array.from({ length: rows }, (_row, row) =>
    type_of(schema, 'row').create(
      null,
      Array.from({ length: columns }, () => new_cell(schema, { role: row === 0 ? 'column' : null })),
    ),
  );
  return type_of(schema, 'table').create(null, lines);
}

const count = (number: number): number | null => (number > 1 ? number : null);

/** The table as it stands in a transaction that has changed it. */
function again(tr: Transaction, { at }: Grid): Grid | null {
  const table = tr.doc.nodeAt(at);
  return table?.type.name === 'table' ? grid_of(table, at) : null;
}

/** Where a cell of that column goes in a row. */
function place_in_row(grid: Grid, row: number, column: number): number {
  const next = grid.cells.find((cell) => cell.row === row && cell.column >= column);
  if (next) return next.at;
  const line = grid.rows[row];
  if (!line) throw new RangeError(`the table has no row ${row}`);
  return line.at + line.node.nodeSize - 1;
}

/** A row before the one of that number. It looks like its neighbour: a column of headings goes on. */
export function insert_row(tr: Transaction, grid: Grid, row: number): void {
  const { schema } = tr.doc.type;
  const beside = row > 0 ? row - 1 : 0;
  const made: Node[] = [];
  for (let column = 0; column < grid.width; ++column) {
    const above = grid.cell(row - 1, column);
    const here = grid.cell(row, column);
    if (above && above === here) {
      if (above.column === column) tr.setNodeAttribute(above.at, 'rows', count(above.rows + 1));
      continue;
    }
    const like = grid.cell(beside, column);
    const role: Role | null = like?.node.attrs.role === 'row' ? 'row' : null;
    made.push(new_cell(schema, { role, align: like?.node.attrs.align ?? null }));
  }
  const line = grid.rows[row];
  const last = grid.rows.at(-1);
  const at = line ? line.at : last ? last.at + last.node.nodeSize : grid.at + 1;
  tr.insert(at, type_of(schema, 'row').create(null, Fragment.from(made)));
}

/** A column before the one of that number; in a row of headings its cell is one. */
export function insert_column(tr: Transaction, grid: Grid, column: number): void {
  const { schema } = tr.doc.type;
  for (let row = grid.rows.length - 1; row >= 0; --row) {
    const left = grid.cell(row, column - 1);
    const here = grid.cell(row, column);
    if (left && left === here) {
      if (left.row === row) tr.setNodeAttribute(left.at, 'columns', count(left.columns + 1));
      continue;
    }
    const like = left ?? here;
    const role: Role | null = like?.node.attrs.role === 'column' ? 'column' : null;
    tr.insert(place_in_row(grid, row, column), new_cell(schema, { role }));
  }
}

export function delete_row(tr: Transaction, grid: Grid, row: number): void {
  const line = grid.rows[row];
  if (!line) return;
  const steps = tr.steps.length;
  const moved: Placed[] = [];
  for (const cell of cells_in(grid, { top: row, bottom: row + 1, left: 0, right: grid.width })) {
    if (cell.rows === 1) continue;
    if (cell.row < row) tr.setNodeAttribute(cell.at, 'rows', count(cell.rows - 1));
    else moved.push(cell);
  }
  // What began in this row and reaches below it begins in the next one, from the right so that places stay.
  for (const cell of moved.reverse()) {
    const { type, attrs, content } = cell.node;
    const at = tr.mapping.slice(steps).map(place_in_row(grid, row + 1, cell.column), -1);
    tr.insert(at, type.create({ ...attrs, rows: count(cell.rows - 1) }, content));
  }
  tr.delete(line.at, line.at + line.node.nodeSize);
}

export function delete_column(tr: Transaction, grid: Grid, column: number): void {
  const touched = cells_in(grid, { top: 0, bottom: grid.rows.length, left: column, right: column + 1 });
  for (const cell of touched.reverse()) {
    if (cell.columns > 1) tr.setNodeAttribute(cell.at, 'columns', count(cell.columns - 1));
    else tr.delete(cell.at, cell.at + cell.node.nodeSize);
  }
}

/** One cell of all in an area, with what stood in each. */
export function merge(tr: Transaction, grid: Grid, area: Area): number | null {
  const [first, ...others] = cells_in(grid, area);
  if (!first || others.length === 0) return null;
  const words = [first, ...others].flatMap(({ node }) => (is_empty(node) ? [] : children_of(node)));
  for (const cell of others.reverse()) tr.delete(cell.at, cell.at + cell.node.nodeSize);
  const inside = words.length > 0 ? words : children_of(first.node);
  tr.replaceWith(first.at + 1, first.at + 1 + first.node.content.size, inside);
  tr.setNodeAttribute(first.at, 'columns', count(area.right - area.left));
  tr.setNodeAttribute(first.at, 'rows', count(area.bottom - area.top));
  return first.at;
}

/** The cells that a merged cell is made of: what it holds stays in the first. */
export function split(tr: Transaction, grid: Grid, cell: Placed): void {
  const { schema } = tr.doc.type;
  const like = { role: cell.node.attrs.role, align: cell.node.attrs.align };
  for (let row = cell.row + cell.rows - 1; row >= cell.row; --row) {
    const first = row === cell.row;
    const at = first ? cell.at + cell.node.nodeSize : place_in_row(grid, row, cell.column);
    for (let column = first ? 1 : 0; column < cell.columns; ++column) tr.insert(at, new_cell(schema, like));
  }
  tr.setNodeAttribute(cell.at, 'columns', null);
  tr.setNodeAttribute(cell.at, 'rows', null);
}

/** Does something to each of several rows or columns, from the last, looking at the table anew each time. */
export function for_each_back(
  tr: Transaction,
  grid: Grid,
  from: number,
  to: number,
  act: (tr: Transaction, grid: Grid, index: number) => void,
): void {
  for (let index = to - 1; index >= from; --index) {
    const now = again(tr, grid);
    if (now) act(tr, now, index);
  }
}

export const is_empty = (cell: Node): boolean =>
  cell.childCount === 0 ||
  (cell.childCount === 1 && cell.firstChild?.type.name === 'paragraph' && cell.firstChild.content.size === 0);

function children_of(node: Node): Node[] {
  return Array.from({ length: node.childCount }, (_, index) => node.child(index));
}
