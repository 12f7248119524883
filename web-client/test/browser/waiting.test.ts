import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findings } from './axe';
import { launch } from './launch';
import { heading, Visitor } from './site';

/** What stands on the screen between a click and the screen it leads to. */
let browser: Browser;
let visitor: Visitor;

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** On Home, with the script of the directory held back until the returned function is called. */
async function home_with_people_held(): Promise<() => void> {
  visitor = await Visitor.signed_in(browser, 'adviser');
  const { page } = visitor;
  let let_through = () => {};
  const held = new Promise<void>((done) => {
    let_through = done;
  });
  await page.route(/\/assets\/directory-.*\.js/, async (route) => {
    await held;
    await route.continue();
  });
  await visitor.go('/');
  await heading(page, /Hello/).waitFor();
  await page.waitForLoadState('networkidle');
  return let_through;
}

const progress = (page: Page) => page.locator('.progress');
const said = (page: Page) => page.locator('body > [aria-live="polite"]').filter({ hasText: 'Loading' });

test('a screen that is long on its way shows that it is, says so once it lasts, and leaves no trace', async () => {
  const let_through = await home_with_people_held();
  const { page } = visitor;
  await page.locator('.site-navigation').getByRole('link', { name: 'People' }).click();
  await progress(page).waitFor();
  expect(await heading(page, /Hello/).isVisible(), 'the old screen stays').toBe(true);
  expect(await said(page).count(), 'not yet worth saying').toBe(0);
  expect(await page.evaluate(() => document.getAnimations().length)).toBeGreaterThan(0);
  expect(await findings(page)).toEqual([]);
  await said(page).waitFor({ state: 'attached' });
  let_through();
  await heading(page, 'People').waitFor();
  await progress(page).waitFor({ state: 'detached' });
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  await visitor.leave();
});

test('nothing runs across the screen for those who asked for less motion', async () => {
  const let_through = await home_with_people_held();
  const { page } = visitor;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.locator('.site-navigation').getByRole('link', { name: 'People' }).click();
  await progress(page).waitFor();
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  let_through();
  await heading(page, 'People').waitFor();
  await visitor.leave();
});

test('a screen that comes at once shows no progress', async () => {
  const let_through = await home_with_people_held();
  const { page } = visitor;
  let_through();
  const links = page.locator('.site-navigation');
  await links.getByRole('link', { name: 'People' }).click();
  await heading(page, 'People').waitFor();
  await links.getByRole('link', { name: 'Home' }).click();
  await heading(page, /Hello/).waitFor();
  await page.evaluate(() => {
    const look = () => {
      if (document.querySelector('.progress')) Object.assign(window, { progress_shown: true });
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true });
  });
  await links.getByRole('link', { name: 'People' }).click();
  await heading(page, 'People').waitFor();
  await page.waitForTimeout(400);
  expect(await page.evaluate(() => 'progress_shown' in window)).toBe(false);
  await visitor.leave();
});
