/**
 * The words of a printed text as the server counts them: each block's own, without those of the blocks inside it and
 * without what the printer added (numbers of footnotes, "To do:", the title of a kind of callout).
 */
const not_the_authors =
  '.fm-footnote-reference, .fm-footnote-back, .fm-task-done, .fm-task-open, .fm-contents, .fm-embed, ' +
  '.fm-figure-missing, .fm-visually-hidden, .fm-callout-title > strong:first-child, .comment-mark';

export interface Run {
  node: Text;
  /** Where its words begin in the block's. */
  start: number;
}
export interface BlockWords {
  block: string;
  element: HTMLElement;
  words: string;
  runs: Run[];
}
export interface Pointed {
  block: string;
  start: number;
  words: string;
}

export const longest_quote = 1000;

/** All blocks that have words, in reading order. */
export function blocks_in(root: HTMLElement): BlockWords[] {
  return [...root.querySelectorAll<HTMLElement>('[data-block]')].map(words_of).filter((block) => block.words);
}

export function words_of(element: HTMLElement): BlockWords {
  const runs: Run[] = [];
  let words = '';
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const holder = node instanceof Element ? node : node.parentElement;
    if (holder?.closest('[data-block]') !== element || holder.closest(not_the_authors)) continue;
    if (node instanceof HTMLBRElement) words += ' ';
    if (!(node instanceof Text) || is_between_elements(node)) continue;
    runs.push({ node, start: words.length });
    words += node.data;
  }
  return { block: element.dataset.block ?? '', element, words, runs };
}

/** What the printer puts between elements is no text; in code a line feed is. */
const is_between_elements = (node: Text) =>
  /^\s*\n\s*$/.test(node.data) && !node.parentElement?.closest('pre');

/** What a reader has selected, in the words of the blocks it goes over; nothing outside the text, or without words. */
export function pointed_at(root: HTMLElement, range: Range): Pointed | null {
  if (!root.contains(range.commonAncestorContainer)) return null;
  const pieces: Pointed[] = [];
  for (const block of blocks_in(root)) {
    if (!range.intersectsNode(block.element)) continue;
    const inside = block.runs
      .filter(({ node }) => range.intersectsNode(node))
      .map((run) => part_of(run, range));
    const from = Math.min(...inside.map(([start]) => start));
    const to = Math.max(...inside.map(([, end]) => end));
    if (from < to) pieces.push({ block: block.block, start: from, words: block.words.slice(from, to) });
  }
  return joined(pieces);
}

function part_of({ node, start }: Run, range: Range): [from: number, to: number] {
  const from = node === range.startContainer ? range.startOffset : 0;
  const to = node === range.endContainer ? range.endOffset : node.length;
  return [start + from, start + to];
}

function joined(pieces: Pointed[]): Pointed | null {
  const [first] = pieces;
  if (!first) return null;
  const all = pieces.map((piece) => piece.words).join('\n');
  const lead = all.length - all.trimStart().length;
  // Over the beginning of a block that has only spaces selected, what follows is what was meant.
  if (lead >= first.words.length && pieces.length > 1) return joined(pieces.slice(1));
  const words = cut(all.trim());
  return words ? { block: first.block, start: first.start + lead, words } : null;
}

/** At most as many characters as may be quoted, cut between two of them. */
export const cut = (words: string): string =>
  words.length <= longest_quote ? words : [...words].slice(0, longest_quote).join('').trimEnd();

/** The place of words in a block that is nearest to where they are said to be; -1 where they are not. */
export function nearest(words: string, wanted: string, start: number): number {
  let best = -1;
  for (let at = words.indexOf(wanted); at >= 0; at = words.indexOf(wanted, at + 1))
    if (best < 0 || Math.abs(at - start) < Math.abs(best - start)) best = at;
  return best;
}
