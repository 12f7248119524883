import { contract_node, shown } from './contract';

export const rule = contract_node(
  'rule',
  {},
  {
    parseHTML: () => [{ tag: 'hr' }],
    renderHTML: ({ node }) => ['hr', shown({ class: 'fm-rule', 'data-block': node.attrs.id })],
  },
);

export const page_break = contract_node(
  'page_break',
  {},
  {
    parseHTML: () => [{ tag: 'div.fm-page-break', priority: 60 }],
    renderHTML: ({ node }) => ['div', shown({ class: 'fm-page-break', 'data-block': node.attrs.id })],
  },
);

export const contents = contract_node(
  'contents',
  {},
  {
    parseHTML: () => [{ tag: 'nav.fm-contents', priority: 60 }],
    renderHTML: ({ node }) => ['nav', shown({ class: 'fm-contents', 'data-block': node.attrs.id })],
  },
);
