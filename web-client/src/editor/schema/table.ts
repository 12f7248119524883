import { as_count, contract_node, shown } from './contract';

export const widest_span = 1000;

/** Rows stand beside the caption, as the vocabulary has them: no body, no colgroup. */
export const table = contract_node(
  'table',
  {},
  {
    isolating: true,
    parseHTML: () => [{ tag: 'table' }],
    renderHTML: ({ node }) => ['table', shown({ class: 'fm-table', 'data-block': node.attrs.id }), 0],
  },
);

export const caption = contract_node(
  'caption',
  {},
  {
    isolating: true,
    parseHTML: () => [{ tag: 'caption' }],
    renderHTML: () => ['caption', { class: 'fm-table-caption' }, 0],
  },
);

export const row = contract_node(
  'row',
  {},
  {
    parseHTML: () => [{ tag: 'tr' }],
    renderHTML: ({ node }) => ['tr', shown({ 'data-block': node.attrs.id }), 0],
  },
);

export type Role = 'column' | 'row';
export type Align = 'left' | 'centre' | 'right';

export const cell = contract_node(
  'cell',
  {
    role: (element) => role_of(element),
    align: (element) => align_of(element),
    columns: (element) => as_count(element.getAttribute('colspan'), widest_span),
    rows: (element) => as_count(element.getAttribute('rowspan'), widest_span),
  },
  {
    isolating: true,
    parseHTML: () => [{ tag: 'td' }, { tag: 'th' }],
    renderHTML: ({ node: { attrs } }) => [
      attrs.role ? 'th' : 'td',
      shown({
        class: attrs.align && `fm-align-${attrs.align}`,
        scope: attrs.role && (attrs.role === 'column' ? 'col' : 'row'),
        colspan: attrs.columns,
        rowspan: attrs.rows,
        'data-block': attrs.id,
      }),
      0,
    ],
  },
);

function role_of(element: HTMLElement): Role | null {
  if (element.tagName !== 'TH') return null;
  const scope = element.getAttribute('scope') ?? '';
  if (scope.startsWith('row')) return 'row';
  if (scope.startsWith('col')) return 'column';
  // Nothing said: the first cell of a row that has others than headings heads the row.
  const row = element.closest('tr');
  return row?.querySelector(':scope > td') ? 'row' : 'column';
}

const alignments: Record<string, Align> = { left: 'left', center: 'centre', right: 'right' };

function align_of(element: HTMLElement): Align | null {
  const own = /fm-align-(left|centre|right)/.exec(element.className)?.[1] as Align | undefined;
  return own ?? alignments[element.getAttribute('align')?.toLowerCase() ?? ''] ?? null;
}
