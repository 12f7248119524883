/** Line icons, drawn for Folkmoot on a 20 px grid. Always beside words or in a labelled button. */
const paths = {
  search: 'M9 15A6 6 0 1 0 9 3a6 6 0 0 0 0 12Zm4.5-1.5L18 18',
  menu: 'M3 5h14M3 10h14M3 15h14',
  close: 'M5 5l10 10M15 5L5 15',
  down: 'M5 8l5 5 5-5',
  right: 'M8 5l5 5-5 5',
  star: 'M10 2.8l2.2 4.6 5 .7-3.6 3.5.9 5L10 14.2l-4.5 2.4.9-5L2.8 8.1l5-.7z',
  eye: 'M1.8 10S4.7 4.5 10 4.5 18.2 10 18.2 10 15.3 15.5 10 15.5 1.8 10 1.8 10ZM10 12.4a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8Z',
  link: 'M8.2 11.8a3.3 3.3 0 0 0 4.7 0l2.9-2.9a3.3 3.3 0 0 0-4.7-4.7l-1 1M11.8 8.2a3.3 3.3 0 0 0-4.7 0l-2.9 2.9a3.3 3.3 0 0 0 4.7 4.7l1-1',
  more: 'M5 10a.6.6 0 1 1-1.2 0 .6.6 0 0 1 1.2 0ZM10.6 10a.6.6 0 1 1-1.2 0 .6.6 0 0 1 1.2 0ZM16.2 10a.6.6 0 1 1-1.2 0 .6.6 0 0 1 1.2 0Z',
  lock: 'M5 9h10v8H5zM7 9V6a3 3 0 0 1 6 0v3',
  page: 'M5 2.5h6.5L15.5 6.5v11H5zM11.5 2.5v4h4',
  folder: 'M2.5 5h5l2 2.500h8V16h-15z',
  plus: 'M10 4v12M4 10h12',
  edit: 'M3.5 16.5l.8-3.4L13 4.4a1.6 1.6 0 0 1 2.3 0l.3.3a1.6 1.6 0 0 1 0 2.3l-8.7 8.7z',
  person: 'M10 10a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM3.5 17.5c.6-3.2 3.2-5 6.5-5s5.9 1.8 6.5 5',
  file: 'M14.5 9.5l-5 5a3.2 3.2 0 0 1-4.5-4.5l6-6a2.2 2.2 0 0 1 3.1 3.1l-5.9 5.9a1.1 1.1 0 0 1-1.6-1.6l5.2-5.2',
  picture: 'M3 4h14v12H3zM3 13.5l4-4 3.5 3.5 2.5-2 4 3.5M13 8h.01',
  bold: 'M6 4h5a3 3 0 0 1 0 6H6zM6 10h6a3 3 0 0 1 0 6H6z',
  italic: 'M8.5 4h5M6.5 16h5M11 4L9 16',
  undo: 'M7 4L3 8l4 4M3.5 8H12a4.500 4.500 0 0 1 0 9H8',
  redo: 'M13 4l4 4-4 4M16.5 8H8a4.500 4.500 0 0 0 0 9h4',
  marks: 'M3 16L8 4l5 12M4.700 12h6.600M14 15.500h3.500',
  up: 'M5 12l5-5 5 5',
  keys: 'M2.500 5h15v10h-15zM5.500 8h.01M8.500 8h.01M11.500 8h.01M14.500 8h.01M6 12h8',
  footnote: 'M3 5h7M3 9h7M3 13h5M14 4.500l1.500-1v5M3 17h14',
  rule: 'M3 10h14M5 5.500h10M5 14.500h10',
  page_break: 'M4 3v5h12V3M4 17v-5h12v5M2 10h2M7 10h2M11 10h2M16 10h2',
  heading: 'M5 4v12M15 4v12M5 10h10',
  bullets: 'M8 5h9M8 10h9M8 15h9M3.5 5h.01M3.5 10h.01M3.5 15h.01',
  numbers: 'M9 5h8M9 10h8M9 15h8M3 4l1.5-1v4M3 12.3c.2-1.2 2.3-1.2 2.2.1C5.2 13.2 3 15 3 15.500h2.3',
  tasks: 'M3 4h4v4H3zM3 12h4v4H3zM10 6h7M10 14h7M4 14l1 1 1.5-2',
  quote: 'M4 6h4v4c0 2-1 3.5-3 4M11 6h4v4c0 2-1 3.5-3 4',
  code: 'M7 6l-4 4 4 4M13 6l4 4-4 4',
  table: 'M3 4h14v12H3zM3 8h14M3 12h14M8 4v12',
  comment: 'M3 3.500h14v10h-8l-4 3.500v-3.500h-2z',
  check: 'M4 10.500l4 4 8-9',
  warning: 'M10 3l8 14H2zM10 8v4M10 14.500h.01',
  offline:
    'M3 3l14 14M5 8.500a8 8 0 0 1 2.5-1.400M11 6.200a9 9 0 0 1 5.5 2.300M7.5 12a4 4 0 0 1 2-1.200M10 16h.01',
  space: 'M3 6.500h14v10H3zM7 6.500V4h6v2.5',
  globe:
    'M10 17.500a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15ZM2.5 10h15M10 2.500c4.5 4.5 4.5 10.5 0 15M10 2.500c-4.5 4.5-4.5 10.5 0 15',
  grip: 'M7.5 5h.01M12.5 5h.01M7.5 10h.01M12.5 10h.01M7.5 15h.01M12.5 15h.01',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name, filled = false }: { name: IconName; filled?: boolean }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={paths[name]} fill={filled ? 'currentcolor' : 'none'} fillRule="evenodd" />
    </svg>
  );
}

/** Folkmoot's mark: people standing in a ring about the one who speaks. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect className="mark__ground" width="32" height="32" rx="7" />
      {[
        [16, 6.6],
        [24.1, 11.3],
        [24.1, 20.7],
        [16, 25.4],
        [7.9, 20.7],
        [7.9, 11.3],
      ].map(([x, y]) => (
        <circle key={`${x} ${y}`} className="mark__person" cx={x} cy={y} r="2.5" />
      ))}
      <circle className="mark__speaker" cx="16" cy="16" r="3.4" />
    </svg>
  );
}
