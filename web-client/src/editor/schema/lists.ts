import { contract_node, shown } from './contract';

const longest_start = 900_000_000;

export const bullet_list = contract_node(
  'bullet_list',
  {},
  {
    parseHTML: () => [{ tag: 'ul' }],
    renderHTML: ({ node }) => [
      'ul',
      shown({ class: 'fm-list fm-list-bullet', 'data-block': node.attrs.id }),
      0,
    ],
  },
);

export const ordered_list = contract_node(
  'ordered_list',
  { start: (element) => start_of(element.getAttribute('start')) },
  {
    parseHTML: () => [{ tag: 'ol' }],
    renderHTML: ({ node }) => [
      'ol',
      shown({ class: 'fm-list fm-list-number', start: node.attrs.start, 'data-block': node.attrs.id }),
      0,
    ],
  },
);

function start_of(text: string | null): number | null {
  if (!text || !/^\d{1,9}$/.test(text) || text === '1') return null;
  return Math.min(Number(text), longest_start);
}

export const list_item = contract_node(
  'list_item',
  { task: (element) => task_of(element) },
  {
    defining: true,
    parseHTML: () => [{ tag: 'li' }],
    renderHTML: ({ node }) => [
      'li',
      shown({
        class: node.attrs.task ? 'fm-task' : null,
        'data-task': node.attrs.task,
        'data-block': node.attrs.id,
      }),
      0,
    ],
  },
);

export type Task = 'open' | 'done';

/** As we copy it, as GitHub and Google Docs do, and as a Word list with its boxes comes out of the cleaning. */
function task_of(element: HTMLElement): Task | null {
  const own = element.dataset.task ?? element.getAttribute('aria-checked');
  if (own === 'open' || own === 'false') return 'open';
  if (own === 'done' || own === 'true') return 'done';
  const box = element.querySelector(':scope > input[type="checkbox"], :scope > p > input[type="checkbox"]');
  if (!box) return null;
  return box.hasAttribute('checked') ? 'done' : 'open';
}
