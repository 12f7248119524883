import { contract_node, shown } from './contract';

export const document_node = contract_node('doc', {}, { topNode: true });

export const text = contract_node('text', {}, {});

export const paragraph = contract_node(
  'paragraph',
  {},
  {
    parseHTML: () => [{ tag: 'p' }],
    renderHTML: ({ node }) => ['p', shown({ class: 'fm-body', 'data-block': node.attrs.id }), 0],
  },
);

export const quote = contract_node(
  'quote',
  {},
  {
    defining: true,
    parseHTML: () => [{ tag: 'blockquote' }],
    renderHTML: ({ node }) => ['blockquote', shown({ class: 'fm-quote', 'data-block': node.attrs.id }), 0],
  },
);

export const hard_break = contract_node(
  'hard_break',
  {},
  {
    selectable: false,
    linebreakReplacement: true,
    parseHTML: () => [{ tag: 'br' }],
    renderHTML: () => ['br'],
    renderText: () => '\n',
  },
);
