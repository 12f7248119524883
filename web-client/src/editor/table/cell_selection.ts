import { Fragment, type Node, type ResolvedPos, Slice } from '@tiptap/pm/model';
import { Selection, SelectionRange, TextSelection, type Transaction } from '@tiptap/pm/state';
import type { Mappable } from '@tiptap/pm/transform';
import { type Area, area_between, cells_in, type Grid, grid_of, type Placed } from './grid';

/** Several cells of one table, from one corner to the other. */
export class CellSelection extends Selection {
  readonly grid: Grid;
  readonly area: Area;

  private constructor(
    doc: Node,
    grid: Grid,
    readonly anchor_cell: Placed,
    readonly head_cell: Placed,
  ) {
    const area = area_between(grid, anchor_cell, head_cell);
    const cells = cells_in(grid, area);
    // The cell at the head comes first: it is where the selection is seen from.
    const ordered = [head_cell, ...cells.filter((cell) => cell !== head_cell)];
    const ranges = ordered.map(
      ({ at, node }) => new SelectionRange(doc.resolve(at + 1), doc.resolve(at + 1 + node.content.size)),
    );
    const first = ranges[0] as SelectionRange;
    super(first.$from, first.$to, ranges);
    this.grid = grid;
    this.area = area;
  }

  /** Between two cells, by where they begin; nothing where they are not cells of one table. */
  static between(doc: Node, anchor: number, head: number): CellSelection | null {
    const table_at = table_of_cell(doc, anchor);
    if (table_at === null || table_of_cell(doc, head) !== table_at) return null;
    const table = doc.nodeAt(table_at);
    if (!table) return null;
    const grid = grid_of(table, table_at);
    const [from, to] = [anchor, head].map((at) => grid.cells.find((cell) => cell.at === at));
    return from && to ? new CellSelection(doc, grid, from, to) : null;
  }

  get cells(): Placed[] {
    return cells_in(this.grid, this.area);
  }

  override map(doc: Node, mapping: Mappable): Selection {
    const [anchor, head] = [mapping.map(this.anchor_cell.at), mapping.map(this.head_cell.at)];
    return CellSelection.between(doc, anchor, head) ?? TextSelection.near(doc.resolve(head));
  }

  override eq(other: Selection): boolean {
    return (
      other instanceof CellSelection &&
      other.anchor_cell.at === this.anchor_cell.at &&
      other.head_cell.at === this.head_cell.at
    );
  }

  /** The cells as a table of their own. */
  override content(): Slice {
    const { table, rows } = this.grid;
    const chosen = new Set(this.cells.map(({ node }) => node));
    const copied: Node[] = [];
    for (const { node: row } of rows.slice(this.area.top, this.area.bottom)) {
      const kept: Node[] = [];
      row.forEach((cell) => {
        if (chosen.has(cell)) kept.push(cell);
      });
      copied.push(row.copy(Fragment.from(kept)));
    }
    return new Slice(Fragment.from(table.copy(Fragment.from(copied))), 0, 0);
  }

  /** Cells stay: what stands in them goes, and what comes instead goes into the first. */
  override replace(tr: Transaction, content = Slice.empty): void {
    const paragraph = tr.doc.type.schema.nodes.paragraph?.create();
    const steps = tr.steps.length;
    this.cells.forEach(({ at, node }, index) => {
      const mapping = tr.mapping.slice(steps);
      const [from, to] = [mapping.map(at + 1), mapping.map(at + 1 + node.content.size)];
      if (index === 0 && content.size > 0) tr.replace(from, to, content);
      else if (paragraph) tr.replaceWith(from, to, paragraph);
    });
    const first = this.cells[0];
    if (first)
      tr.setSelection(TextSelection.near(tr.doc.resolve(tr.mapping.slice(steps).map(first.at, -1) + 1)));
  }

  override replaceWith(tr: Transaction, node: Node): void {
    this.replace(tr, new Slice(Fragment.from(node), 0, 0));
  }

  override toJSON(): object {
    return { type: 'cells', anchor: this.anchor_cell.at, head: this.head_cell.at };
  }

  static override fromJSON(doc: Node, { anchor, head }: { anchor: number; head: number }): Selection {
    return CellSelection.between(doc, anchor, head) ?? TextSelection.near(doc.resolve(head));
  }
}

CellSelection.prototype.visible = false;
Selection.jsonID('cells', CellSelection);

function table_of_cell(doc: Node, at: number): number | null {
  if (at < 0 || at >= doc.content.size) return null;
  const $at: ResolvedPos = doc.resolve(at);
  const is_cell = $at.nodeAfter?.type.name === 'cell' && $at.depth > 1;
  return is_cell && $at.node(-1).type.name === 'table' ? $at.before(-1) : null;
}
