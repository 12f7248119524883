import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findings } from './axe';
import { launch } from './chromium';
import { base, sideways, Visitor } from './site';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test('the pages of the footer have no fault that axe finds, in English and Welsh', async () => {
  const visitor = await Visitor.anonymous(browser, { bypassCSP: true });
  const { page } = visitor;
  await visitor.go('/about/help');
  const addresses = await page
    .locator('footer a, header a')
    .evaluateAll((links) => [...new Set(links.map((link) => (link as HTMLAnchorElement).href))]);
  const own = addresses.filter((address) => address.startsWith(`${base}/about/`));
  expect(own.length).toBeGreaterThan(5);
  for (const address of own) {
    await page.goto(address);
    // The order of headings inside a text is its author's.
    expect(await findings(page, 'html', ['heading-order']), address).toEqual([]);
    await page.setViewportSize({ width: 320, height: 800 });
    expect(await sideways(page), `${address} at 320 px`).toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 1440, height: 900 });
  }
  await visitor.leave();
});

test('a visitor who opens the address of a workspace is asked to sign in', async () => {
  const visitor = await Visitor.anonymous(browser);
  await visitor.go('/s/flood-resilience');
  await visitor.page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
  expect(await visitor.page.getByText('Flood').count()).toBe(0);
  await visitor.leave();
});
