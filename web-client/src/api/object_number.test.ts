import { expect, test } from 'vitest';
import { id_of_number, number_of } from './object_number';

test('an id and its number are the same both ways', () => {
  for (const id of ['05a1ankmjgcpf', '0000000000001', '7zzzzzzzzzzzz'])
    expect(id_of_number(number_of(id))).toBe(id);
  expect(number_of('0000000000010')).toBe('32');
});
