import * as encoding from 'lib0/encoding';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PolledSocket } from './polled_socket';

interface Asked {
  method: string;
  address: string;
  body: Uint8Array | null;
}

/** The server's side, which answers as the test says. */
const asked: Asked[] = [];
let coming: { code: number; messages: Uint8Array[] }[];
let fails: number;
let last: number;

function answer_to_listening(): Response {
  const next = coming.shift();
  if (!next) return new Response(null, { status: 204 });
  last += next.messages.length;
  const to = encoding.createEncoder();
  encoding.writeVarUint(to, next.code);
  encoding.writeVarUint(to, last);
  for (const message of next.messages) encoding.writeVarUint8Array(to, message);
  return new Response(encoding.toUint8Array(to) as Uint8Array<ArrayBuffer>);
}

beforeEach(() => {
  vi.useFakeTimers();
  asked.length = 0;
  coming = [];
  fails = last = 0;
  vi.stubGlobal(
    'fetch',
    async (address: string, { method, body }: { method: string; body: Uint8Array | null }) => {
      asked.push({ method, address, body });
      if (method === 'GET') await new Promise((done) => setTimeout(done, 50));
      if (fails > 0) {
        fails -= 1;
        throw new TypeError('no network');
      }
      if (method === 'GET') return answer_to_listening();
      return address.includes('number') ? new Response(null, { status: 204 }) : Response.json({ poll: 'p' });
    },
  );
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const bodies = () => asked.filter(({ address }) => address.includes('number='));

test('it opens, brings what is sent together and in order, and hears what comes', async () => {
  const socket = new PolledSocket('/collab/polls', '?schema=1');
  const heard: number[][] = [];
  let open = false;
  socket.onopen = () => {
    open = true;
  };
  socket.onmessage = ({ data }) => heard.push([...new Uint8Array(data)]);
  await vi.advanceTimersByTimeAsync(0);
  expect(open).toBe(true);
  expect(asked[0]).toMatchObject({ method: 'POST', address: '/collab/polls?schema=1' });
  for (const octet of [1, 2, 3]) socket.send(new Uint8Array([octet]));
  coming.push({ code: 0, messages: [new Uint8Array([7]), new Uint8Array([8, 9])] });
  await vi.advanceTimersByTimeAsync(500);
  expect(heard).toEqual([[7], [8, 9]]);
  expect(bodies().map(({ address, body }) => [address, [...(body ?? [])]])).toEqual([
    ['/collab/polls/p?number=1', [1, 1]],
    ['/collab/polls/p?number=2', [1, 2, 1, 3]],
  ]);
  expect(asked.at(-1)?.address).toBe('/collab/polls/p?heard=2');
  socket.close();
});

test('a body that did not arrive is sent again as the same', async () => {
  const socket = new PolledSocket('/collab/polls');
  await vi.advanceTimersByTimeAsync(60);
  fails = 1;
  socket.send(new Uint8Array([5]));
  await vi.advanceTimersByTimeAsync(3000);
  expect(bodies().map(({ address }) => address)).toEqual([
    '/collab/polls/p?number=1',
    '/collab/polls/p?number=1',
  ]);
  socket.close();
});

test('it closes with the code that the server gives, and says nothing more', async () => {
  const socket = new PolledSocket('/collab/polls');
  let code = 0;
  socket.onclose = (event) => {
    code = event.code;
  };
  coming.push({ code: 4401, messages: [] });
  await vi.advanceTimersByTimeAsync(100);
  expect(code).toBe(4401);
  const so_far = asked.length;
  socket.send(new Uint8Array([1]));
  await vi.advanceTimersByTimeAsync(5000);
  expect(asked.length).toBe(so_far);
});

test('where another node answers, it closes as one that goes away, so that all is sent again', async () => {
  const socket = new PolledSocket('/collab/polls');
  await vi.advanceTimersByTimeAsync(0);
  let code = 0;
  socket.onclose = (event) => {
    code = event.code;
  };
  vi.stubGlobal('fetch', async () => new Response(null, { status: 410 }));
  socket.send(new Uint8Array([1]));
  await vi.advanceTimersByTimeAsync(300);
  expect(code).toBe(1012);
});
