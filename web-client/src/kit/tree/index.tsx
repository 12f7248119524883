import { type DragEvent, type KeyboardEvent, type MouseEvent, type ReactNode, useRef, useState } from 'react';
import { Icon } from '../icon';
import './tree.css';

/** One visible row of a tree, flattened in the order in which it is shown. */
export interface TreeRow {
  id: string;
  parent: string | null;
  level: number;
  position: number;
  siblings: number;
  /** Null for a leaf. */
  open: boolean | null;
  text: string;
  href: string;
  draggable: boolean;
  mark?: ReactNode;
}

export type Where = 'before' | 'inside' | 'after';

interface TreeProps {
  label: string;
  rows: TreeRow[];
  current: string | null;
  onToggle: (row: TreeRow) => void;
  onOpen: (row: TreeRow) => void;
  onDrop: (moved: string, target: TreeRow, where: Where) => void;
}

/** ARIA tree: one tab stop, arrows walk and open, letters jump, Enter follows; rows can be dragged. */
export function Tree({ label, rows, current, onToggle, onOpen, onDrop }: TreeProps) {
  const root = useRef<HTMLDivElement>(null);
  const [focused, set_focused] = useState<string | null>(null);
  const drag = useDrag(rows, onDrop);
  const stop = [focused, current].find((id) => id && rows.some((row) => row.id === id)) ?? rows[0]?.id;

  const go = (row: TreeRow | undefined) => {
    if (!row) return;
    set_focused(row.id);
    root.current?.querySelector<HTMLElement>(`[data-row="${row.id}"]`)?.focus();
  };
  const on_key = (event: KeyboardEvent, row: TreeRow) => {
    const act = step(event.key, row, rows);
    if (act === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (act === 'toggle') onToggle(row);
    else go(act);
  };
  const on_click = (event: MouseEvent, row: TreeRow) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if ((event.target as Element).closest('.tree__toggle')) onToggle(row);
    else onOpen(row);
  };

  return (
    <div ref={root} role="tree" aria-label={label} className="tree">
      {rows.map((row) => (
        <a
          key={row.id}
          role="treeitem"
          data-row={row.id}
          href={row.href}
          className={`tree__row bare tree__row--level-${Math.min(row.level, 8)} ${drag.className(row)}`}
          tabIndex={row.id === stop ? 0 : -1}
          aria-level={row.level}
          aria-posinset={row.position}
          aria-setsize={row.siblings}
          aria-expanded={row.open ?? undefined}
          aria-current={row.id === current ? 'page' : undefined}
          aria-selected={row.id === current}
          draggable={row.draggable}
          onFocus={() => set_focused(row.id)}
          onKeyDown={(event) => on_key(event, row)}
          onClick={(event) => on_click(event, row)}
          {...drag.handlers(row)}
        >
          <span className="tree__toggle" aria-hidden="true">
            {row.open !== null && <Icon name={row.open ? 'down' : 'right'} />}
          </span>
          <span className="tree__text">{row.text}</span>
          {row.mark}
        </a>
      ))}
    </div>
  );
}

function step(key: string, row: TreeRow, rows: TreeRow[]): TreeRow | undefined | 'toggle' | null {
  const here = rows.findIndex((other) => other.id === row.id);
  switch (key) {
    case 'ArrowDown':
      return rows[here + 1];
    case 'ArrowUp':
      return rows[here - 1];
    case 'Home':
      return rows[0];
    case 'End':
      return rows.at(-1);
    case 'ArrowRight':
      if (row.open === null) return undefined;
      return row.open ? rows[here + 1] : 'toggle';
    case 'ArrowLeft':
      return row.open ? 'toggle' : rows.find((other) => other.id === row.parent);
  }
  if (key.length !== 1 || !/\p{L}|\p{N}/u.test(key)) return null;
  const after = [...rows.slice(here + 1), ...rows.slice(0, here)];
  return after.find((other) => other.text.toLowerCase().startsWith(key.toLowerCase()));
}

function useDrag(rows: TreeRow[], onDrop: TreeProps['onDrop']) {
  const [moved, set_moved] = useState<string | null>(null);
  const [aim, set_aim] = useState<{ id: string; where: Where } | null>(null);

  const within = (row: TreeRow): boolean => {
    for (let at: TreeRow | undefined = row; at; at = rows.find((other) => other.id === at?.parent))
      if (at.id === moved) return true;
    return false;
  };
  const over = (event: DragEvent, row: TreeRow) => {
    if (!moved || within(row)) return set_aim(null);
    event.preventDefault();
    const box = event.currentTarget.getBoundingClientRect();
    const part = (event.clientY - box.top) / box.height;
    const where: Where = part < 0.3 ? 'before' : part > 0.7 ? 'after' : 'inside';
    if (aim?.id !== row.id || aim.where !== where) set_aim({ id: row.id, where });
  };
  const finish = () => {
    set_moved(null);
    set_aim(null);
  };
  return {
    className: (row: TreeRow) => (aim?.id === row.id ? `tree__row--${aim.where}` : ''),
    handlers: (row: TreeRow) => ({
      onDragStart: (event: DragEvent) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', row.text);
        set_moved(row.id);
      },
      onDragOver: (event: DragEvent) => over(event, row),
      onDragEnd: finish,
      onDrop: (event: DragEvent) => {
        event.preventDefault();
        if (moved && aim?.id === row.id) onDrop(moved, row, aim.where);
        finish();
      },
    }),
  };
}
