import type { Node, ResolvedPos } from '@tiptap/pm/model';

/** A cell and the place that it takes. `at` is where it begins in the document. */
export interface Placed {
  node: Node;
  at: number;
  row: number;
  column: number;
  rows: number;
  columns: number;
}

export interface Grid {
  /** Where the table begins in the document. */
  at: number;
  table: Node;
  width: number;
  rows: { node: Node; at: number }[];
  cells: Placed[];
  /** The cell at a place; none where rows are not of one length. */
  cell: (row: number, column: number) => Placed | null;
}

const most_columns = 1000;

/** Which cell stands where, with those that reach over several rows or columns. */
export function grid_of(table: Node, at: number): Grid {
  const rows: Grid['rows'] = [];
  table.forEach((node, offset) => {
    if (node.type.name === 'row') rows.push({ node, at: at + 1 + offset });
  });
  const taken: (Placed | undefined)[][] = rows.map(() => []);
  const cells: Placed[] = [];
  rows.forEach(({ node: row_node, at: row_at }, row) => {
    let column = 0;
    row_node.forEach((node, offset) => {
      while (taken[row]?.[column]) column += 1;
      const placed = {
        node,
        at: row_at + 1 + offset,
        row,
        column,
        rows: Math.min(span(node.attrs.rows), rows.length - row),
        columns: Math.min(span(node.attrs.columns), most_columns),
      };
      cells.push(placed);
      for (let r = row; r < row + placed.rows; ++r)
        for (let c = column; c < column + placed.columns; ++c) {
          const line = taken[r];
          if (line) line[c] ??= placed;
        }
      column += placed.columns;
    });
  });
  return {
    at,
    table,
    rows,
    cells,
    width: Math.max(0, ...taken.map((line) => line.length)),
    cell: (row, column) => taken[row]?.[column] ?? null,
  };
}

const span = (value: unknown): number => (typeof value === 'number' && value > 1 ? Math.floor(value) : 1);

/** Rows and columns of a grid: from the first to before the second. */
export interface Area {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export const area_of = (cell: Placed): Area => ({
  top: cell.row,
  bottom: cell.row + cell.rows,
  left: cell.column,
  right: cell.column + cell.columns,
});

/** The smallest area with both cells in it that cuts through no cell. */
export function area_between(grid: Grid, one: Placed, other: Placed): Area {
  let area = both(area_of(one), area_of(other));
  for (;;) {
    const wider = cells_in(grid, area).reduce((so_far, cell) => both(so_far, area_of(cell)), area);
    if (same(wider, area)) return area;
    area = wider;
  }
}

const both = (one: Area, other: Area): Area => ({
  top: Math.min(one.top, other.top),
  bottom: Math.max(one.bottom, other.bottom),
  left: Math.min(one.left, other.left),
  right: Math.max(one.right, other.right),
});

const same = (one: Area, other: Area): boolean =>
  one.top === other.top &&
  one.bottom === other.bottom &&
  one.left === other.left &&
  one.right === other.right;

/** The cells that touch an area, in reading order. */
export const cells_in = (grid: Grid, area: Area): Placed[] =>
  grid.cells.filter(
    (cell) =>
      cell.row < area.bottom &&
      cell.row + cell.rows > area.top &&
      cell.column < area.right &&
      cell.column + cell.columns > area.left,
  );

/** The innermost cell around a place, and the table that it stands in. */
export function cell_around($at: ResolvedPos): { at: number; table_at: number } | null {
  for (let depth = $at.depth; depth > 2; --depth)
    if ($at.node(depth).type.name === 'cell' && $at.node(depth - 2).type.name === 'table')
      return { at: $at.before(depth), table_at: $at.before(depth - 2) };
  return null;
}

/** The innermost table around a place, also where the place is its caption. */
export function table_around($at: ResolvedPos): { node: Node; at: number } | null {
  for (let depth = $at.depth; depth > 0; --depth)
    if ($at.node(depth).type.name === 'table') return { node: $at.node(depth), at: $at.before(depth) };
  return null;
}
