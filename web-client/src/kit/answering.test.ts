import { expect, test } from 'vitest';
import { answering } from './answering';

const names = ['Amara Okafor', 'Amina Begum', 'Siân Llŷr', 'Staging timetable (2024)'];
const left = (query: string) => answering({ query: 'a', items: names }, (name) => name, query);

test('a list that is behind what is typed keeps what has all of its words', () => {
  expect(left('')).toEqual(names);
  expect(left('am')).toEqual(['Amara Okafor', 'Amina Begum']);
  expect(left('amara')).toEqual(['Amara Okafor']);
  expect(left('oka amara ')).toEqual(['Amara Okafor']);
  expect(left('amar beg')).toEqual([]);
});

test('capitals and accents make no difference', () => {
  expect(left('SIAN llyr')).toEqual(['Siân Llŷr']);
  expect(left('siân')).toEqual(['Siân Llŷr']);
});

test('an answer to just what is typed is left as it came, whatever it was found by', () => {
  const by_address = { query: 'okafor@', items: ['Amara Okafor'] };
  expect(answering(by_address, (name) => name, 'okafor@')).toEqual(['Amara Okafor']);
  expect(answering(by_address, (name) => name, 'okafor@r')).toEqual([]);
});
