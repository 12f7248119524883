import { contract_node, shown } from './contract';

export const callouts = ['note', 'tip', 'important', 'warning', 'caution'] as const;
export type Callout = (typeof callouts)[number];
export const callout_of = (name: unknown): Callout => callouts.find((one) => one === name) ?? 'note';

export const callout = contract_node(
  'callout',
  { callout: (element) => callouts.find((one) => element.classList.contains(`fm-callout-${one}`)) ?? null },
  {
    defining: true,
    parseHTML: () => [{ tag: 'div.fm-callout', priority: 60 }],
    renderHTML: ({ node: { attrs } }) => [
      'div',
      shown({
        class: `fm-callout fm-callout-${callout_of(attrs.callout)}`,
        role: 'note',
        'data-block': attrs.id,
      }),
      0,
    ],
  },
);

export const title = contract_node(
  'title',
  {},
  {
    isolating: true,
    parseHTML: () => [{ tag: 'p.fm-callout-title', priority: 60 }],
    renderHTML: () => ['p', { class: 'fm-callout-title' }, 0],
  },
);

export const expandable = contract_node(
  'expandable',
  {},
  {
    defining: true,
    parseHTML: () => [{ tag: 'details' }],
    renderHTML: ({ node }) => [
      'details',
      shown({ class: 'fm-expandable', open: 'open', 'data-block': node.attrs.id }),
      0,
    ],
  },
);

export const summary = contract_node(
  'summary',
  {},
  {
    isolating: true,
    parseHTML: () => [{ tag: 'summary' }],
    renderHTML: () => ['summary', { class: 'fm-summary' }, 0],
  },
);
