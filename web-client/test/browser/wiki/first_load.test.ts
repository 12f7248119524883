import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch } from '../launch';
import { Visitor } from '../site';
import { make_page, make_place } from './place';

const most_octets = 150_000;
const most_scripts = 12;
const slow_ms = 400;

let browser: Browser;
let address = '';

beforeAll(async () => {
  browser = await launch();
  const owner = await Visitor.signed_in(browser, 'owner');
  const place = await make_place(owner, 'First load');
  const text = `${'How the tide comes in over the old sea wall. '.repeat(40)}\n\n`.repeat(6);
  ({ address } = await make_page(owner, place, 'The old sea wall', text));
  await owner.leave();
});
afterAll(() => browser.close());

/** What moved without anybody having done anything, as browsers count it. */
const moved = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((tell) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => tell(sum), 300);
      }),
  );

/** As on a slow network: fonts and answers come when the rest has long been seen. */
async function slow_down(page: Page, ...what: string[]): Promise<void> {
  for (const pattern of what)
    await page.route(pattern, async (route) => {
      await new Promise((done) => setTimeout(done, slow_ms));
      await route.continue();
    });
}

test('reading a page takes a handful of scripts, 150 KB at most', async () => {
  const visitor = await Visitor.signed_in(browser, 'owner');
  const { page } = visitor;
  const scripts: Promise<number>[] = [];
  page.on('requestfinished', (request) => {
    if (request.resourceType() === 'script')
      scripts.push(request.sizes().then((sizes) => sizes.responseBodySize));
  });
  await visitor.go(address);
  await page.getByRole('heading', { name: 'The old sea wall', level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  const octets = (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0);
  expect(octets).toBeGreaterThan(50_000);
  expect(octets).toBeLessThanOrEqual(most_octets);
  expect(scripts.length).toBeLessThanOrEqual(most_scripts);
  await visitor.leave();
});

test('what an address shows is asked for while its screen is still being loaded', async () => {
  const visitor = await Visitor.signed_in(browser, 'owner');
  const { page } = visitor;
  let let_through = () => {};
  const held = new Promise<void>((done) => {
    let_through = done;
  });
  await page.route('**/assets/react-*.js', async (route) => {
    await held;
    await route.continue();
  });
  const asked = ['/session', '/spaces/', '/wiki/pages/'].map((part) =>
    page.waitForResponse((response) => response.url().includes(`/api/v1${part}`)),
  );
  await visitor.go(address).catch(() => {});
  await Promise.all(asked);
  await page.locator('header .mark').waitFor();
  expect(await page.getByRole('heading').count()).toBe(0);
  const again: string[] = [];
  page.on('request', (request) => again.push(new URL(request.url()).pathname));
  let_through();
  await page.getByRole('heading', { name: 'The old sea wall', level: 1 }).waitFor();
  expect(again.filter((path) => /session$|spaces\/[^/]+$|wiki\/pages\/[^/]+$/.test(path))).toEqual([]);
  await visitor.leave();
});

test('a wiki opened from its space comes in the place of what was seen, however late its scripts are', async () => {
  const visitor = await Visitor.signed_in(browser, 'owner');
  const { page } = visitor;
  let let_through = () => {};
  const held = new Promise<void>((done) => {
    let_through = done;
  });
  await page.route(/\/assets\/(page_tree|wiki_home|page_screen)-.*\.js/, async (route) => {
    await held;
    await route.continue();
  });
  await visitor.go(address.slice(0, address.indexOf('/wiki/')));
  const section = page.getByRole('navigation', { name: /Sections of/ }).getByRole('link', { name: 'Wiki' });
  await section.waitFor();
  await page.evaluate(() => {
    const header = document.querySelector('header');
    const look = () => {
      if (header?.getClientRects().length === 0) Object.assign(window, { frame_went_away: true });
    };
    if (header) new MutationObserver(look).observe(header, { attributes: true });
  });
  const asked = page.waitForRequest(/page_tree-.*\.js/);
  await section.click();
  await asked;
  expect(await section.isVisible()).toBe(true);
  let_through();
  await page.getByRole('treeitem', { name: 'The old sea wall' }).waitFor();
  expect(await page.evaluate(() => 'frame_went_away' in window)).toBe(false);
  await visitor.leave();
});

test('nothing moves while a page comes to be seen', async () => {
  const visitor = await Visitor.signed_in(browser, 'owner');
  const { page } = visitor;
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    await slow_down(page, '**/*.woff2', '**/api/v1/wiki/**');
    await visitor.go(address);
    await page.getByRole('heading', { name: 'The old sea wall', level: 1 }).waitFor();
    expect(await moved(page), `at ${width} px`).toBeLessThan(0.01);
  }
  await visitor.leave();
});

test('nothing moves on a public page when its typeface comes late', async () => {
  const visitor = await Visitor.anonymous(browser, { viewport: { width: 390, height: 800 } });
  const { page } = visitor;
  await slow_down(page, '**/*.woff2');
  await visitor.go('/p/open-policy');
  await page.waitForLoadState('networkidle');
  expect(await moved(page)).toBe(0);
  await visitor.leave();
});
