import { afterEach, expect, test } from 'vitest';
import { clear_marks, draw_marks, mark_of } from './marks';
import { blocks_in, cut, nearest, pointed_at } from './pointing';

const page = `<h2 data-block="1">Where they stand</h2>
<p data-block="2">The groynes were <strong>built of oak</strong>, see <a href="#x">below</a><sup class="fm-footnote-reference"><a href="#f">1</a></sup>.</p>
<ul data-block="3">
<li data-block="4"><span class="fm-task-open">To do:</span> Repaired every year<ul data-block="5">
<li data-block="6">Painted never</li>
</ul>
</li>
</ul>`;

function shown(html: string): HTMLElement {
  const box = document.createElement('div');
  box.innerHTML = html;
  document.body.append(box);
  return box;
}
afterEach(() => document.body.replaceChildren());

function range_over(root: HTMLElement, first: string, last: string): Range {
  const range = document.createRange();
  for (const { node } of blocks_in(root).flatMap((block) => block.runs)) {
    if (node.data.includes(first)) range.setStart(node, node.data.indexOf(first));
    if (node.data.includes(last)) {
      range.setEnd(node, node.data.indexOf(last) + last.length);
      return range;
    }
  }
  throw new Error(`no ${last}`);
}

test('the words of a block are its own, without what the printer added and what stands in blocks inside it', () => {
  const words = blocks_in(shown(page)).map(({ block, words }) => [block, words.trim()]);
  expect(words).toEqual([
    ['1', 'Where they stand'],
    ['2', 'The groynes were built of oak, see below.'],
    ['4', 'Repaired every year'],
    ['6', 'Painted never'],
  ]);
});

test('a selection over several elements is words of one block', () => {
  const root = shown(page);
  expect(pointed_at(root, range_over(root, 'were', 'oak'))).toEqual({
    block: '2',
    start: 12,
    words: 'were built of oak',
  });
});

test('a selection over several blocks has a line feed between them', () => {
  const root = shown(page);
  expect(pointed_at(root, range_over(root, 'every', 'Painted'))?.words).toBe('every year\nPainted');
});

test('what is selected outside the text is nothing', () => {
  const root = shown(page);
  const outside = document.createRange();
  outside.selectNodeContents(document.body);
  expect(pointed_at(root.querySelector('p') as HTMLElement, outside)).toBeNull();
});

test('marks are drawn round the words, over elements, and taken away without a trace', () => {
  const root = shown(page);
  const before = root.innerHTML;
  const opened: string[] = [];
  const marked = {
    thread: 'a',
    ranges: [{ block: '2', start: 12, words: 'were built of oak' }],
    label: 'Comment',
  };
  draw_marks(root, [marked], (thread) => opened.push(thread));
  expect([...root.querySelectorAll('mark')].map((mark) => mark.textContent).join('')).toBe(
    'were built of oak',
  );
  mark_of(root, 'a')?.click();
  expect(opened).toEqual(['a']);
  draw_marks(root, [marked], () => {});
  expect(root.querySelectorAll('.comment-mark').length).toBe(1);
  clear_marks(root);
  expect(root.innerHTML).toBe(before);
});

test('words that the page does not say are not marked', () => {
  const root = shown(page);
  draw_marks(
    root,
    [{ thread: 'a', ranges: [{ block: '2', start: 0, words: 'larch' }], label: '' }],
    () => {},
  );
  expect(root.querySelector('mark, .comment-mark')).toBeNull();
});

test('of words that stand there twice the nearest are meant', () => {
  expect(nearest('must and must and must', 'must', 10)).toBe(9);
  expect(nearest('must', 'may', 0)).toBe(-1);
});

test('a quote that is too long is cut between two characters', () => {
  const words = cut('😀'.repeat(1200));
  expect([...words].length).toBe(1000);
  expect(words).toBe('😀'.repeat(1000));
});
