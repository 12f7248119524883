import { useState } from 'react';
import { Tree, type TreeRow } from '.';

const row = (
  id: string,
  text: string,
  parent: string | null,
  position: number,
  siblings: number,
): TreeRow => ({
  id,
  text,
  parent,
  level: parent ? 2 : 1,
  position,
  siblings,
  open: null,
  href: `#${id}`,
  draggable: true,
});

export function Pages() {
  const [open, set_open] = useState(true);
  const [current, set_current] = useState('timetable');
  const rows = [
    { ...row('handbook', 'Policy handbook', null, 1, 2), open },
    ...(open
      ? [
          row('timetable', 'Staging timetable', 'handbook', 1, 2),
          row('rules', 'Matching rules', 'handbook', 2, 2),
        ]
      : []),
    row('notes', 'Meeting notes', null, 2, 2),
  ];
  return (
    <Tree
      label="Pages of Wiki"
      rows={rows}
      current={current}
      onToggle={() => set_open(!open)}
      onOpen={(opened) => set_current(opened.id)}
      onDrop={() => undefined}
    />
  );
}
