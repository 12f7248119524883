import { contract_node, shown } from './contract';

export const code_block = contract_node(
  'code_block',
  { language: (element) => language_of(element) },
  {
    defining: true,
    parseHTML: () => [{ tag: 'pre', preserveWhitespace: 'full' }],
    renderHTML: ({ node }) => [
      'pre',
      shown({ class: 'fm-code-block', 'data-block': node.attrs.id }),
      ['code', shown({ class: node.attrs.language && `language-${node.attrs.language}` }), 0],
    ],
  },
);

/** What the stored form takes for the name of a language. */
export const is_code_language = (name: string): boolean => /^[\w\-+#.]{1,32}$/.test(name);

function language_of(element: HTMLElement): string | null {
  const classes = [...element.classList, ...(element.querySelector(':scope > code')?.classList ?? [])];
  const name = classes.map((one) => /^lang(?:uage)?-(.+)$/.exec(one)?.[1]).find(Boolean);
  return name && is_code_language(name) ? name : null;
}
