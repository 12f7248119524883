import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findings } from './axe';
import { launch, shot } from './launch';
import { addresses_of, look_over_pages } from './look_over';
import { base, sideways, Visitor } from './site';

/** The guide in the product: found, searched and read by anybody, and opened from where a question arises. */
let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

test('the guide and its longest topics have no fault that axe finds, in English and Welsh', async () => {
  const visitor = await Visitor.anonymous(browser, { bypassCSP: true });
  const { page } = visitor;
  await visitor.go('/about/guide?language=en');
  await shot(page, 'guide', false);
  const topics = await addresses_of(page, 'main a');
  expect(topics.length).toBeGreaterThan(10);
  const long = ['markdown', 'writing-together', 'spaces'].map((name) => `${base}/about/guide/${name}`);
  const welsh = long.map((address) => `${address}?language=cy`);
  await look_over_pages(page, [`${base}/about/guide?language=cy`, ...long, ...welsh]);
  await visitor.leave();
});

test('the guide is searched by keyboard alone, on a phone', async () => {
  const visitor = await Visitor.anonymous(browser, { bypassCSP: true });
  const { page } = visitor;
  await page.setViewportSize({ width: 390, height: 844 });
  await visitor.go('/about/guide?language=en');
  await page.getByRole('searchbox', { name: 'Search the guide' }).focus();
  await page.keyboard.type('resolve a comment');
  await page.keyboard.press('Enter');
  await page.getByText(/topics? for “resolve a comment”/).waitFor();
  await page.getByRole('link', { name: 'Commenting' }).waitFor();
  expect(await findings(page)).toEqual([]);
  expect(await sideways(page)).toBeLessThanOrEqual(0);
  await shot(page, 'guide-found-390', false);
  await page.getByRole('link', { name: 'Commenting' }).press('Enter');
  await page.getByRole('heading', { name: 'Commenting', level: 1 }).waitFor();
  expect(await sideways(page)).toBeLessThanOrEqual(0);
  await shot(page, 'guide-topic-390', false);
  await page.getByRole('link', { name: 'Cymraeg' }).click();
  await page.getByRole('heading', { name: 'Rhoi sylwadau', level: 1 }).waitFor();
  await visitor.leave();
});
