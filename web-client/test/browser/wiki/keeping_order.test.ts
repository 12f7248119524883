import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findings } from '../axe';
import { launch } from '../launch';
import { button, from_menu, heading, Visitor } from '../site';
import { make_page, make_place, type Place, publish } from './place';

/** Renaming, moving, comparing, starring, deleting: what a wiki's pages need after they are written. */
let browser: Browser;
let adviser: Visitor;
let place: Place;

beforeAll(async () => {
  browser = await launch();
  adviser = await Visitor.signed_in(browser, 'adviser');
  place = await make_place(adviser, 'Harbour records');
});
afterAll(async () => {
  await adviser.leave();
  await browser.close();
});

test('a renamed page is still found at its old address, and its links follow it', async () => {
  const made = await make_page(adviser, place, 'Working title', 'Text.');
  await make_page(adviser, place, 'Points at it', 'See [[Working title]] and [[Not written yet]].');
  const { page } = adviser;
  await adviser.go(made.address);
  await page.getByRole('complementary').getByRole('link', { name: 'Points at it' }).waitFor();
  await from_menu(page, 'Rename');
  await page.getByRole('dialog').getByLabel('Title').fill('Its real title');
  await button(page, 'Rename page').click();
  await heading(page, 'Its real title').waitFor();
  await adviser.go(made.address);
  await heading(page, 'Its real title').waitFor();
  await expect.poll(() => new URL(page.url()).pathname).toContain('its-real-title');
  await page.getByRole('complementary').getByRole('link', { name: 'Points at it' }).click();
  await heading(page, 'Points at it').waitFor();
  await page.locator('.page__text').getByRole('link', { name: 'Not written yet' }).click();
  await page.getByRole('dialog', { name: 'New page' }).waitFor();
  expect(await page.getByLabel('Title').inputValue()).toBe('Not written yet');
  await page.keyboard.press('Escape');
  await page
    .locator('.page__text')
    .getByRole('link', { name: /Working title|Its real title/ })
    .click();
  await heading(page, 'Its real title').waitFor();
});

test('the tree is walked by keyboard; dragging a page and "Move to…" come to the same', async () => {
  const order = await make_place(adviser, 'Order');
  const upper = await make_page(adviser, order, 'Meeting notes', 'Notes.');
  await make_page(adviser, order, '14 November', 'Of that day.', upper.id);
  const moved = await make_page(adviser, order, 'Ministerial correspondence', 'Letters.');
  const { page } = adviser;
  const row = (name: string) => page.getByRole('treeitem', { name });
  const focused = () => page.evaluate(() => document.activeElement?.textContent);
  const parent_of_moved = async () => {
    const { trail } = await adviser.ask<{ trail: { id: string }[] }>('GET', `/wiki/pages/${moved.id}`);
    return trail.filter((step) => step.id !== moved.id).at(-1)?.id;
  };
  await adviser.go(moved.address);
  await row('Meeting notes').focus();
  await page.keyboard.press('ArrowRight');
  await row('14 November').waitFor();
  await page.keyboard.press('ArrowRight');
  await expect.poll(focused).toContain('14 November');
  await page.keyboard.press('Home');
  expect(await focused()).toBe(await page.getByRole('treeitem').first().textContent());
  await row('Meeting notes').focus();
  await page.keyboard.press('m');
  expect(await focused()).toContain('Ministerial');
  await row('Ministerial correspondence').dragTo(row('Meeting notes'));
  await expect.poll(parent_of_moved).toBe(upper.id);
  await from_menu(page, 'Move to…');
  await button(page, 'Move it to the top instead').click();
  await page.getByLabel('Place among the pages there').selectOption({ label: 'Before “Meeting notes”' });
  await button(page, 'Move page').click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await expect.poll(parent_of_moved).toBeUndefined();
  const rows = async () => (await page.getByRole('treeitem').allTextContents()).join(' ');
  await expect.poll(rows).toMatch(/Ministerial.*Meeting/);
});

test('two revisions are compared word by word, and an old one is brought back', async () => {
  const made = await make_page(adviser, place, 'Opening hours', 'Open from nine to five.');
  await publish(adviser, made.id, 'Opening hours', 'Open from ten to five.', 1);
  await publish(adviser, made.id, 'Opening hours', 'Open from ten to six, but for Sundays.', 2);
  const { page } = adviser;
  await adviser.go(made.address);
  await from_menu(page, 'History');
  await page.getByLabel('Compare from revision 1').check();
  await page.getByLabel('Compare to revision 2').check();
  await button(page, 'Compare the two').click();
  await heading(page, 'What changed').waitFor();
  await page.locator('del').first().waitFor();
  expect((await page.locator('del').allTextContents()).join(' ')).toContain('nine');
  expect((await page.locator('ins').allTextContents()).join(' ')).toContain('ten');
  expect(await findings(page)).toEqual([]);
  await page.goBack();
  await page.getByRole('button', { name: 'Restore Revision 1' }).click();
  await button(page, 'Restore this text').click();
  await page.getByText('The text of revision 1 is back.').waitFor();
  await page.getByText('Open from nine to five.').waitFor();
  const { items } = await adviser.ask<{ items: { number: number }[] }>(
    'GET',
    `/objects/${made.id}/revisions`,
  );
  expect(items.map((revision) => revision.number)).toEqual([4, 3, 2, 1]);
});

test('what is starred stands on Home, and whether a page is starred and watched is said in words', async () => {
  const made = await make_page(adviser, place, 'Worth keeping', 'Text.');
  const { page } = adviser;
  await adviser.go(made.address);
  // The words change at once; the screen is left when the server has it, too.
  const kept = ['/star', '/watch'].map((mark) =>
    page.waitForResponse((answer) => answer.url().endsWith(mark)),
  );
  await button(page, 'Star').click();
  await button(page, 'Starred').waitFor();
  await button(page, 'Watch').click();
  const watching = button(page, 'Watching');
  await watching.getByText('Watching').waitFor();
  expect(await watching.getAttribute('title')).toBe('Stop watching');
  await Promise.all(kept);
  await adviser.go('/');
  await page.getByRole('region', { name: 'Starred' }).getByRole('link', { name: 'Worth keeping' }).waitFor();
  await adviser.go(made.address);
  await button(page, 'Starred').click();
  await button(page, 'Star').waitFor();
  await watching.waitFor();
});

test('where there is only room for icons, a mark that is set has its name, a solid shape and a ground', async () => {
  const made = await make_page(adviser, place, 'Worth watching', 'Text.');
  const { page } = adviser;
  await page.setViewportSize({ width: 390, height: 844 });
  await adviser.go(made.address);
  const look = (name: string) =>
    button(page, name).evaluate((mark) => {
      const { backgroundColor, borderTopColor } = getComputedStyle(mark);
      const { width, height } = mark.getBoundingClientRect();
      const fill = getComputedStyle(mark.querySelector('path') ?? mark).fill;
      return { backgroundColor, borderTopColor, fill, wide: width > 60, target: width >= 44 && height >= 44 };
    });
  const unset = await look('Watch');
  expect(unset).toMatchObject({ fill: 'none', wide: false, target: true });
  await button(page, 'Watch').click();
  await button(page, 'Watching').waitFor();
  await page.mouse.move(0, 0);
  const set = await look('Watching');
  expect(set).toMatchObject({ wide: false, target: true });
  expect(set.fill).not.toBe(unset.fill);
  expect(set.backgroundColor).not.toBe(unset.backgroundColor);
  expect(set.borderTopColor).not.toBe(unset.borderTopColor);
  expect(await findings(page)).toEqual([]);
  await page.setViewportSize({ width: 1440, height: 900 });
});

test('on a phone the menu of a page stays within the screen, and history says which column is which', async () => {
  const made = await make_page(adviser, place, 'Small screens', 'Text.');
  const { page } = adviser;
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 800 });
    await adviser.go(made.address);
    await button(page, 'More').click();
    const menu = await page.getByRole('menu').boundingBox();
    expect(menu?.x, `at ${width} px`).toBeGreaterThanOrEqual(0);
    expect((menu?.x ?? 0) + (menu?.width ?? width), `at ${width} px`).toBeLessThanOrEqual(width);
    await page.getByRole('menuitem', { name: 'History' }).click();
    await heading(page, /^History of/).waitFor();
    for (const [title, radio] of [
      ['From', 'Compare from revision 1'],
      ['To', 'Compare to revision 1'],
    ] as const) {
      const above = await page.locator('th').getByText(title, { exact: true }).boundingBox();
      const below = await page.getByLabel(radio).boundingBox();
      expect(above?.width, title).toBeGreaterThan(0);
      expect(Math.abs((above?.x ?? 0) - (below?.x ?? 99)), `${title} at ${width} px`).toBeLessThan(12);
    }
  }
  expect(await findings(page)).toEqual([]);
  await page.setViewportSize({ width: 1440, height: 900 });
});

test('a deleted page waits in the recycle bin and comes back', async () => {
  const made = await make_page(adviser, place, 'Not needed', 'Text.');
  const { page } = adviser;
  await adviser.go(made.address);
  await from_menu(page, 'Delete');
  await button(page, 'Delete page').click();
  await page.getByText('is in the recycle bin').waitFor();
  expect(await findings(page)).toEqual([]);
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Not needed' })
    .getByRole('button', { name: /Put back/ })
    .click();
  const back = page.getByRole('link', { name: 'Open “Not needed”' });
  await back.waitFor();
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('is back where it was');
  await back.click();
  await heading(page, 'Not needed').waitFor();
});
