import { expect, test } from 'vitest';
import { keep_blocks } from './keep_blocks';

function fragment(html: string): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = html;
  return template.content;
}

test('an update keeps the blocks that did not change, and so their focus', () => {
  const box = document.createElement('div');
  document.body.append(box);
  box.innerHTML = '<p>one</p><p><a href="/x">two</a></p><p>three</p>';
  const link = box.querySelector('a');
  link?.focus();
  keep_blocks(box, fragment('<h2>new</h2><p>one changed</p><p><a href="/x">two</a></p>'));
  expect(box.innerHTML).toBe('<h2>new</h2><p>one changed</p><p><a href="/x">two</a></p>');
  expect(box.querySelector('a')).toBe(link);
  expect(document.activeElement).toBe(link);
});

test('the same block twice stays twice', () => {
  const box = document.createElement('div');
  box.innerHTML = '<p>a</p><p>a</p>';
  keep_blocks(box, fragment('<p>a</p><p>b</p><p>a</p><p>a</p>'));
  expect(box.innerHTML).toBe('<p>a</p><p>b</p><p>a</p><p>a</p>');
});

test('words between elements stay: a search snippet is more than what was found', () => {
  const box = document.createElement('div');
  keep_blocks(box, fragment('before <mark>flood</mark> after'));
  expect(box.innerHTML).toBe('before <mark>flood</mark> after');
  keep_blocks(box, fragment('other <mark>flood</mark> words'));
  expect(box.innerHTML).toBe('other <mark>flood</mark> words');
});
