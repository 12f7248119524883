import type { Id, TreeNode } from '@/generated/types';
import type { TreeRow } from '@/kit/tree';

/** The rows that are in sight: each open node's children under it, as far as they have been read. */
export function visible_rows(
  children: Map<Id | '', TreeNode[]>,
  open: ReadonlySet<Id>,
  mark: (node: TreeNode) => TreeRow['mark'],
  may_move: (node: TreeNode) => boolean,
): TreeRow[] {
  const rows: TreeRow[] = [];
  const seen = new Set<Id>();
  const add = (parent: Id | '', level: number) => {
    const nodes = children.get(parent) ?? [];
    for (const [index, node] of nodes.entries()) {
      if (seen.has(node.id)) continue;
      seen.add(node.id);
      rows.push({
        id: node.id,
        parent: parent || null,
        level,
        position: index + 1,
        siblings: nodes.length,
        open: node.has_children ? open.has(node.id) : null,
        text: node.title,
        href: node.address,
        draggable: may_move(node),
        mark: mark(node),
      });
      if (open.has(node.id)) add(node.id, level + 1);
    }
  };
  add('', 1);
  return rows;
}

/** Where a dropped row goes: its new parent and the sibling it stands before (null: last). */
export function place_of(
  rows: TreeRow[],
  moved: Id,
  target: TreeRow,
  where: 'before' | 'inside' | 'after',
): { parent: Id | null; before: Id | null } {
  if (where === 'inside') return { parent: target.id, before: null };
  if (where === 'before') return { parent: target.parent, before: target.id };
  const siblings = rows.filter((row) => row.parent === target.parent && row.id !== moved);
  const next = siblings[siblings.findIndex((row) => row.id === target.id) + 1];
  return { parent: target.parent, before: next?.id ?? null };
}
