import { expect, test } from 'vitest';
import { with_mentions, without_mentions } from './mention';

test('people are named by their ids when sent, and by their names to whoever changes it', () => {
  const named = { 'Olwen Owner': '0000000000010', Olwen: '0000000000011' };
  const sent = with_mentions('Ask @Olwen Owner, or @Olwen.', named);
  expect(sent).toBe('Ask :mention[@Olwen Owner]{id=32}, or :mention[@Olwen]{id=33}.');
  expect(without_mentions(sent)).toEqual({ text: 'Ask @Olwen Owner, or @Olwen.', named });
});

test('a name with marks of Markdown in it is kept whole', () => {
  const named = { 'O_dd [one]': '0000000000010' };
  const sent = with_mentions('@O_dd [one]', named);
  expect(sent).toBe(':mention[@O\\_dd \\[one\\]]{id=32}');
  expect(without_mentions(sent)).toEqual({ text: '@O_dd [one]', named });
});
