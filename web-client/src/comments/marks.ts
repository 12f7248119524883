import type { AnchorRange, Id } from '@/generated/types';
import { nearest, words_of } from './pointing';

/** A thread as it is marked in the text. */
export interface Marked {
  thread: Id;
  ranges: AnchorRange[];
  /** What its button is called. */
  label: string;
}

/** Marks the words that threads are about, with a button behind each that leads to its thread. */
export function draw_marks(root: HTMLElement, threads: Marked[], on_open: (thread: Id) => void): void {
  clear_marks(root);
  for (const marked of threads) {
    let last: Element | null = null;
    for (const range of marked.ranges) last = mark_range(root, range, marked.thread) ?? last;
    if (!last) continue;
    const button = make_button(marked, on_open);
    (last.closest('a') ?? last).after(button);
  }
}

export function clear_marks(root: HTMLElement): void {
  for (const button of root.querySelectorAll('.comment-mark')) button.remove();
  for (const mark of root.querySelectorAll('mark.commented')) {
    const parent = mark.parentNode;
    mark.replaceWith(...mark.childNodes);
    parent?.normalize();
  }
}

export const mark_of = (root: HTMLElement, thread: Id): HTMLElement | null =>
  root.querySelector<HTMLElement>(`.comment-mark[data-thread="${CSS.escape(thread)}"]`);

function mark_range(root: HTMLElement, range: AnchorRange, thread: Id): Element | null {
  const element = root.querySelector<HTMLElement>(`[data-block="${CSS.escape(range.block)}"]`);
  if (!element) return null;
  const { words, runs } = words_of(element);
  const from = nearest(words, range.words, range.start);
  if (from < 0) return null;
  const to = from + range.words.length;
  let last: Element | null = null;
  for (const { node, start } of runs) {
    const begin = Math.max(0, from - start);
    const end = Math.min(node.length, to - start);
    if (begin < end) last = wrap(node, begin, end, thread);
  }
  return last;
}

function wrap(node: Text, begin: number, end: number, thread: Id): Element {
  const words = begin > 0 ? node.splitText(begin) : node;
  if (end - begin < words.length) words.splitText(end - begin);
  const mark = document.createElement('mark');
  mark.className = 'commented';
  mark.dataset.thread = thread;
  words.replaceWith(mark);
  mark.append(words);
  return mark;
}

const svg = 'http://www.w3.org/2000/svg';

function make_button({ thread, label }: Marked, on_open: (thread: Id) => void): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'comment-mark';
  button.dataset.thread = thread;
  button.setAttribute('aria-label', label);
  button.title = label;
  const icon = document.createElementNS(svg, 'svg');
  icon.setAttribute('viewBox', '0 0 20 20');
  icon.setAttribute('class', 'icon');
  icon.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(svg, 'path');
  path.setAttribute('d', 'M3 3.5h14v10h-8l-4 3.500v-3.500h-2z');
  icon.append(path);
  button.append(icon);
  button.addEventListener('click', () => on_open(thread));
  return button;
}
