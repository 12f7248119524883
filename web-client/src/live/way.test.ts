import { expect, test } from 'vitest';
import { Way } from './way';

const tries = (way: Way, count: number) => Array.from({ length: count }, () => way.next());

test('after three WebSockets that did not open, requests are tried, and then WebSockets again', () => {
  expect(tries(new Way(), 5)).toEqual(['socket', 'socket', 'socket', 'requests', 'socket']);
});

test('one that opened is tried again first', () => {
  const way = new Way();
  tries(way, 2);
  way.opened();
  expect(tries(way, 3)).toEqual(['socket', 'socket', 'socket']);
});

test('where none opens in time, requests come next', () => {
  const way = new Way();
  tries(way, 1);
  way.none_opens();
  expect(way.next()).toBe('requests');
});

test('requests that came to another node begin again by requests', () => {
  const way = new Way();
  tries(way, 4);
  way.opened();
  way.ended(1012);
  expect(way.next()).toBe('requests');
});
