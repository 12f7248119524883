import { expect, test } from 'vitest';
import type { TreeNode } from '@/generated/types';
import { place_of, visible_rows } from './tree_rows';

const node = (id: string, has_children = false): TreeNode => ({
  id,
  title: id,
  address: `/s/x/wiki/${id}`,
  has_children,
  published: true,
  restricted: false,
  can: [],
});
const children = new Map([
  ['', [node('a', true), node('b'), node('c')]],
  ['a', [node('a1'), node('a2')]],
]);
const rows = (open: string[]) =>
  visible_rows(
    children,
    new Set(open),
    () => null,
    () => true,
  );

test('a shut node hides its children', () => {
  expect(rows([]).map((row) => row.id)).toEqual(['a', 'b', 'c']);
});

test('an open node shows them one level deeper, counted among their siblings', () => {
  const [, a1] = rows(['a']);
  expect(a1).toMatchObject({ id: 'a1', parent: 'a', level: 2, position: 1, siblings: 2, open: null });
});

test('a tree that names a page twice does not go round for ever', () => {
  const loop = new Map([
    ['', [node('a', true)]],
    ['a', [node('a', true)]],
  ]);
  expect(
    visible_rows(
      loop,
      new Set(['a']),
      () => null,
      () => true,
    ),
  ).toHaveLength(1);
});

test('dropping before, inside and after a row says the parent and the next sibling', () => {
  const all = rows(['a']);
  const b = all.find((row) => row.id === 'b');
  const a2 = all.find((row) => row.id === 'a2');
  if (!b || !a2) throw new Error('rows are missing');
  expect(place_of(all, 'c', b, 'before')).toEqual({ parent: null, before: 'b' });
  expect(place_of(all, 'c', b, 'inside')).toEqual({ parent: 'b', before: null });
  expect(place_of(all, 'a1', b, 'after')).toEqual({ parent: null, before: 'c' });
  expect(place_of(all, 'c', a2, 'after')).toEqual({ parent: 'a', before: null });
});

test('dropping after the row just above leaves out the moved page itself', () => {
  const all = rows([]);
  const a = all[0];
  if (!a) throw new Error('row is missing');
  expect(place_of(all, 'b', a, 'after')).toEqual({ parent: null, before: 'c' });
});
