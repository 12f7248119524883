import { declarations_of, kept_style } from './styles';

/**
 * Word copies the items of its lists as paragraphs that say "mso-list: l0 level2 lfo1", with the sign of each in a span that
 * is to be left out. Here they become lists again, one in another.
 */
export function word_lists(root: HTMLElement): void {
  const open: { level: number; list: HTMLElement; id: string }[] = [];
  let last: Element | null = null;
  for (const paragraph of [...root.querySelectorAll<HTMLElement>('p, h1, h2, h3, h4, h5, h6')]) {
    const item = item_of(paragraph);
    if (!item) continue;
    if (last === null || element_after(last) !== paragraph) open.length = 0;
    while (open.length > 0 && (open.at(-1)?.level ?? 0) > item.level) open.pop();
    const current = open.at(-1);
    const made = paragraph.ownerDocument.createElement('li');
    if (current && current.level === item.level && current.list.tagName === item.tag) {
      current.list.append(made);
    } else {
      if (current && current.level === item.level) open.pop();
      const list = paragraph.ownerDocument.createElement(item.tag);
      if (item.start > 1) list.setAttribute('start', String(item.start));
      const parent = open.at(-1)?.list.lastElementChild;
      if (parent) parent.append(list);
      else paragraph.before(list);
      list.append(made);
      open.push({ level: item.level, list, id: item.id });
    }
    item.sign?.remove();
    const words = paragraph.ownerDocument.createElement('p');
    words.append(...paragraph.childNodes);
    made.append(words);
    paragraph.remove();
    last = open[0]?.list ?? null;
  }
}

interface WordItem {
  level: number;
  id: string;
  tag: 'UL' | 'OL';
  start: number;
  sign: Element | null;
}

const deepest = 9;

function item_of(paragraph: HTMLElement): WordItem | null {
  const list = declarations_of(paragraph).get('mso-list');
  const match = list && /(l\d+)\s+level(\d+)/.exec(list);
  if (!match) return null;
  const sign =
    [...paragraph.querySelectorAll(`[${kept_style}]`)].find((one) =>
      /ignore/.test(declarations_of(one).get('mso-list') ?? ''),
    ) ?? null;
  const shown = sign?.textContent?.replace(/[\s\u00a0]/g, '') ?? '';
  const numbered = /^\(?([0-9]{1,6}|[a-z]{1,3}|[ivxlcdm]{1,7})[.)]$/i.exec(shown);
  return {
    level: Math.min(deepest, Number(match[2])),
    id: match[1] ?? '',
    tag: numbered ? 'OL' : 'UL',
    start: numbered && /^\d+$/.test(numbered[1] ?? '') ? Number(numbered[1]) : 1,
    sign,
  };
}

/** What stands behind an element, empty text aside. */
function element_after(element: Element): Element | null {
  let node = element.nextSibling;
  while (node && node.nodeType !== 1 && !node.textContent?.trim()) node = node.nextSibling;
  return node?.nodeType === 1 ? (node as Element) : null;
}
