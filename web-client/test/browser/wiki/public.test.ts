import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, shot } from '../launch';
import { addresses_of, look_over_pages } from '../look_over';
import { base, Visitor } from '../site';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const widths = [320, 360, 1440];

test('a public space is read without signing in, without JavaScript and without a cookie', async () => {
  const visitor = await Visitor.anonymous(browser, { javaScriptEnabled: false });
  const { page, context } = visitor;
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.resourceType()));
  await visitor.go('/p/open-policy');
  await page.getByRole('heading', { level: 1 }).waitFor();
  const links = page.locator('main a[href^="/p/"]');
  expect(await links.count()).toBeGreaterThan(2);
  await links.nth(1).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await shot(page, `public-${width}-${colorScheme}`);
    }
    // Without scripts in the page the width is asked of its boxes.
    const box = await page.locator('main').boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
  }
  expect(asked).not.toContain('script');
  expect(await context.cookies()).toEqual([]);
  await visitor.leave();
});

test('public pages have no fault that axe finds, in English and Welsh', async () => {
  const visitor = await Visitor.anonymous(browser, { bypassCSP: true });
  const { page } = visitor;
  await visitor.go('/p/open-policy');
  const addresses = await addresses_of(page, 'main a[href^="/p/"]');
  const own = addresses.filter((address) => address.startsWith(base)).slice(0, 12);
  expect(own.length).toBeGreaterThan(2);
  await look_over_pages(page, own);
  await visitor.leave();
});
