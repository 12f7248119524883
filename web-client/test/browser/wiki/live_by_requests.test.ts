import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch } from '../chromium';
import { add_member, base, Visitor } from '../site';
import { live_state, live_text, make_page, make_place, open_live, type Place, paragraphs_of } from './place';

/** A proxy as some networks have them: requests go through, and WebSockets, which need a tunnel, do not. */
function without_tunnels(): Server {
  const proxy = createServer((asked, answer) => {
    const onward = request(asked.url ?? '', { method: asked.method, headers: asked.headers }, (answered) => {
      answer.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(answer);
    });
    onward.on('error', () => answer.writeHead(502).end());
    answer.on('close', () => onward.destroy());
    asked.pipe(onward);
  });
  proxy.on('connect', (_, socket) => {
    refused += 1;
    socket.end('HTTP/1.1 405 Method Not Allowed\r\n\r\n');
  });
  return proxy.listen(0, '127.0.0.1');
}

let refused = 0;
let proxy: Server;
let browser: Browser;
let adviser: Visitor;
let owner: Visitor;
let place: Place;

beforeAll(async () => {
  proxy = without_tunnels();
  browser = await launch();
  const { port } = proxy.address() as AddressInfo;
  [adviser, owner] = await Promise.all([
    Visitor.signed_in(browser, 'adviser'),
    Visitor.signed_in(browser, 'owner', {
      proxy: { server: `http://127.0.0.1:${port}`, bypass: '<-loopback>' },
    }),
  ]);
  place = await make_place(adviser, 'Behind a proxy');
  await add_member(adviser, place.space, 'owner', 'member');
});
afterAll(async () => {
  for (const visitor of [adviser, owner]) await visitor.leave();
  await browser.close();
  proxy.closeAllConnections();
  proxy.close();
});

test.skipIf(base.startsWith('https'))(
  'where no WebSocket opens, two write together by requests',
  async () => {
    const made = await make_page(adviser, place, 'By requests', 'First part.\n\nSecond part.');
    await open_live(adviser, made);
    await open_live(owner, made);
    await live_text(owner.page).getByText('First part.').click();
    await owner.page.keyboard.press('End');
    await owner.page.keyboard.type(' From behind the proxy.');
    await live_state(owner.page, 'Saved');
    await live_text(adviser.page).getByText('Second part.').click();
    await adviser.page.keyboard.press('End');
    await adviser.page.keyboard.type(' From outside.');
    const whole = ['First part. From behind the proxy.', 'Second part. From outside.'];
    for (const { page } of [adviser, owner]) await expect.poll(() => paragraphs_of(page)).toEqual(whole);
    expect(refused).toBeGreaterThan(0);
  },
);
