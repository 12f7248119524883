import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import * as https from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch } from '../launch';
import { add_member, Visitor } from '../site';
import {
  live_state,
  live_text,
  make_page,
  make_place,
  open_live,
  type Place,
  paragraphs_of,
  publish,
} from './place';

/** A certificate that nobody vouches for, as the test's browsers accept. */
function own_certificate(): { key: Buffer; cert: Buffer } {
  const folder = mkdtempSync(join(tmpdir(), 'folkmoot-proxy-'));
  const [key, cert] = [join(folder, 'key'), join(folder, 'cert')];
  const words = `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj /CN=proxy`;
  execFileSync('openssl', [...words.split(' '), '-keyout', key, '-out', cert], { stdio: 'ignore' });
  const made = { key: readFileSync(key), cert: readFileSync(cert) };
  rmSync(folder, { recursive: true });
  return made;
}

/** A proxy as some networks have them: it opens what is enciphered, and drops from requests that they want to upgrade. */
function without_upgrades(): Server {
  const agent = new https.Agent({ keepAlive: true, rejectUnauthorized: false });
  const opened = https.createServer(own_certificate(), (asked, answer) => {
    const { upgrade, connection: _, ...headers } = asked.headers;
    if (upgrade) dropped += 1;
    const address = `https://${asked.headers.host}${asked.url}`;
    const onward = https.request(address, { agent, method: asked.method, headers }, (answered) => {
      answer.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    answer.on('close', () => onward.destroy());
    asked.pipe(onward);
  });
  const proxy = createServer();
  proxy.on('connect', (_, socket) => {
    socket.on('error', () => undefined);
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    opened.emit('connection', socket);
  });
  return proxy.listen(0, '127.0.0.1');
}

let dropped = 0;
let proxy: Server;
let browser: Browser;
let adviser: Visitor;
let owner: Visitor;
let place: Place;

beforeAll(async () => {
  proxy = without_upgrades();
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

test('where no WebSocket opens, two write together by requests', async () => {
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
  expect(dropped).toBeGreaterThan(0);
  // The browser itself says that they did not open, and nothing else.
  expect(
    owner.complaints.splice(0).filter((complaint) => !complaint.includes('WebSocket connection')),
  ).toEqual([]);
});

test('where no WebSocket opens, what others publish comes to whoever reads all the same', async () => {
  const made = await make_page(adviser, place, 'Read behind a proxy', 'As it was.');
  const asked: string[] = [];
  owner.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await owner.go(made.address);
  await owner.page.getByText('As it was.').waitFor();
  await expect
    .poll(() => asked.some((path) => path.startsWith('/live/polls/')), { timeout: 20_000 })
    .toBe(true);
  await publish(adviser, made.id, 'Read behind a proxy', 'As it is now.', 1);
  await owner.page.getByText('As it is now.').waitFor();
  expect(
    owner.complaints.splice(0).filter((complaint) => !complaint.includes('WebSocket connection')),
  ).toEqual([]);
});
