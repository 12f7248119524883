import { as_count, contract_node, shown } from './contract';

export const levels = [1, 2, 3, 4, 5, 6] as const;
export type Level = (typeof levels)[number];

/** A heading of the text; which element it is printed as depends on the others (`views/heading.ts`). */
export const heading = contract_node(
  'heading',
  { level: (element) => as_count(/^H([1-6])$/.exec(element.tagName)?.[1], 6) ?? 1 },
  {
    defining: true,
    parseHTML: () => levels.map((level) => ({ tag: `h${level}` })),
    renderHTML: ({ node }) => [
      `h${level_of(node.attrs.level)}`,
      shown({ class: 'fm-heading', 'data-block': node.attrs.id }),
      0,
    ],
  },
);

export const level_of = (level: unknown): Level => levels[Number(level) - 1] ?? 1;
