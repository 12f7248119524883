import { act, renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { ThreadView } from '@/generated/types';
import { useHeld } from './held';

const thread = (id: string, ...comments: [id: string, author: string][]) =>
  ({
    id,
    comments: comments.map(([id, author]) => ({ id, author: { id: author } })),
  }) as unknown as ThreadView;
const ids = (threads: ThreadView[]) =>
  threads.map((one) => [one.id, ...one.comments.map((comment) => comment.id)]);

test("what others write waits until it is asked for; one's own is there at once, and what has gone is gone", () => {
  const first = [thread('a', ['1', 'other'])];
  const { result, rerender } = renderHook(({ latest }) => useHeld(latest, 'me'), {
    initialProps: { latest: first as ThreadView[] | undefined },
  });
  expect(ids(result.current.shown)).toEqual([['a', '1']]);
  rerender({
    latest: [thread('a', ['1', 'other'], ['2', 'other'], ['3', 'me']), thread('b', ['4', 'other'])],
  });
  expect(ids(result.current.shown)).toEqual([['a', '1', '3']]);
  expect(result.current.waiting).toBe(2);
  act(() => result.current.show());
  expect(ids(result.current.shown)).toEqual([
    ['a', '1', '2', '3'],
    ['b', '4'],
  ]);
  expect(result.current.waiting).toBe(0);
  rerender({ latest: [thread('b', ['4', 'other'])] });
  expect(ids(result.current.shown)).toEqual([['b', '4']]);
});
