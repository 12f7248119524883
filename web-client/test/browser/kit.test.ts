import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findings } from './axe';
import { complaints_of, launch, shot } from './launch';

let vite: ViteDevServer;
let browser: Browser;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  vite = await createServer({
    root: join(import.meta.dirname, '../..'),
    server: { host: '127.0.0.1', port: 0, hmr: false },
    logLevel: 'error',
  });
  await vite.listen();
  browser = await launch();
  page = await browser.newPage({ viewport: { width: 820, height: 900 } });
  complaints = complaints_of(page);
  await page.goto(`${vite.resolvedUrls?.local[0]}test/kit/index.html`);
  await page.getByRole('heading', { level: 1, name: 'Components' }).waitFor({ timeout: 60_000 });
});
afterAll(async () => {
  await browser?.close();
  await vite?.close();
});

test('every component has examples in which axe finds no fault, light and dark', async () => {
  const components = await page.locator('[data-component]').evaluateAll((all) => all.map((one) => one.id));
  expect(components.length).toBeGreaterThan(15);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await shot(page, `kit-${colorScheme}`);
    // The examples stand on one page: their headings and live regions are judged on the real screens.
    expect(await findings(page, 'main', ['page-has-heading-one', 'heading-order'])).toEqual([]);
  }
  expect(complaints).toEqual([]);
});

test('a menu opens, is walked and gives its focus back by keyboard', async () => {
  const button = page.locator('#menu').getByRole('button', { name: 'More' });
  await button.focus();
  await page.keyboard.press('Enter');
  const focused = () => page.evaluate(() => document.activeElement?.textContent);
  await expect.poll(focused).toBe('History');
  await page.keyboard.press('ArrowUp');
  expect(await focused()).toBe('Delete');
  await page.keyboard.press('m');
  expect(await focused()).toBe('Move to…');
  await page.keyboard.press('Escape');
  expect(await button.evaluate((one) => one === document.activeElement)).toBe(true);
});

test('a toolbar is one tab stop with roving focus', async () => {
  const toolbar = page.locator('#toolbar').getByRole('toolbar');
  await toolbar.getByRole('button', { name: 'Bold' }).focus();
  await page.keyboard.press('ArrowLeft');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Numbered list');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('example-text');
});

test('a dialog holds the focus and returns it to what opened it', async () => {
  const opener = page.locator('#dialog').getByRole('button', { name: 'Open a dialog' });
  await opener.click();
  await page.getByRole('dialog', { name: 'Delete “Meeting notes”?' }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Delete “Meeting notes”?');
  for (let press = 0; press < 6; press += 1) await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('dialog, body')?.tagName)).toBe('DIALOG');
  await page.keyboard.press('Escape');
  expect(await opener.evaluate((one) => one === document.activeElement)).toBe(true);
});

test('one of many is found by typing and chosen with Enter', async () => {
  const picker = page.locator('#picker');
  await picker.getByRole('combobox').fill('si');
  await picker.getByRole('option', { name: 'Siân Llŷr' }).waitFor();
  await page.keyboard.press('Enter');
  await picker.getByText('Chosen: Siân Llŷr').waitFor();
});

test('Enter chooses nothing of a list that is behind what is typed', async () => {
  const picker = page.locator('#picker');
  const field = picker.getByRole('combobox');
  await field.fill('aisha');
  await picker.getByRole('option', { name: 'Aisha Rahman' }).waitFor();
  await field.fill('gwen');
  await page.keyboard.press('Enter');
  await picker.getByRole('option', { name: 'Gwen Prys' }).waitFor();
  await picker.getByText('Chosen: Siân Llŷr').waitFor();
  await page.keyboard.press('Enter');
  await picker.getByText('Chosen: Gwen Prys').waitFor();
});

test('an error summary takes the focus and leads to the field', async () => {
  await page.locator('#error_summary').getByRole('link', { name: 'Choose an area' }).click();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('example-area');
});

test('nothing moves for those who asked for reduced motion, and forced colours keep every border', async () => {
  await page.emulateMedia({ reducedMotion: 'reduce', forcedColors: 'active' });
  const button = page.locator('#button').getByRole('button', { name: 'Publish page' });
  expect(await button.evaluate((one) => getComputedStyle(one).borderTopStyle)).toBe('solid');
  await shot(page, 'kit-forced-colours');
  await page.emulateMedia({ reducedMotion: 'no-preference', forcedColors: 'none' });
});
