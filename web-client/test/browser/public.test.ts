import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch } from './launch';
import { addresses_of, look_over_pages } from './look_over';
import { base, Visitor } from './site';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test('the pages of the footer have no fault that axe finds, in English and Welsh', async () => {
  const visitor = await Visitor.anonymous(browser, { bypassCSP: true });
  const { page } = visitor;
  await visitor.go('/about/help');
  const addresses = await addresses_of(page, 'footer a, header a');
  const own = addresses.filter((address) => address.startsWith(`${base}/about/`));
  expect(own.length).toBeGreaterThan(5);
  await look_over_pages(page, own);
  await visitor.leave();
});

test('a visitor who opens the address of a workspace is asked to sign in', async () => {
  const visitor = await Visitor.anonymous(browser);
  await visitor.go('/s/flood-resilience');
  await visitor.page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
  expect(await visitor.page.getByText('Flood').count()).toBe(0);
  await visitor.leave();
});
