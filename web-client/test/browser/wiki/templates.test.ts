import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PageView } from '@/generated/types';
import { findings } from '../axe';
import { launch, shot } from '../launch';
import { button, from_menu, heading, Visitor } from '../site';
import { live_state, make_page, make_place, type Place, paragraphs_of } from './place';

/** Pages begun from others, compared with others, and watched with what lies under them. */
let browser: Browser;
let adviser: Visitor;
let place: Place;
let minutes: PageView;

beforeAll(async () => {
  browser = await launch();
  adviser = await Visitor.signed_in(browser, 'adviser');
  place = await make_place(adviser, 'Templates');
  minutes = await make_page(adviser, place, 'Minutes', 'Who was there.\n\nWhat was decided.');
  await make_page(adviser, place, 'Notes of May', 'Who was there.\n\nWhat was decided in May.', minutes.id);
});
afterAll(async () => {
  await adviser.leave();
  await browser.close();
});

test('a page is offered as a template, and another is begun from it', async () => {
  const { page } = adviser;
  await adviser.go(minutes.address);
  await heading(page, 'Minutes').waitFor();
  await from_menu(page, 'Offer as a template');
  await page.locator('.page-header__state').getByText('Template', { exact: true }).waitFor();
  await button(page, 'New page').first().click();
  const dialog = page.getByRole('dialog', { name: 'New page' });
  await dialog.getByLabel('Begin with').selectOption({ label: 'Minutes' });
  await dialog.getByRole('region', { name: 'What “Minutes” says' }).getByText('What was decided.').waitFor();
  await dialog.getByLabel('Title').fill('June');
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await shot(page, `new-page-from-template-${width}`, false);
  }
  await page.emulateMedia({ colorScheme: 'dark' });
  await shot(page, 'new-page-from-template-1440-dark', false);
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await findings(page, '.dialog')).toEqual([]);
  await dialog.getByRole('button', { name: 'Start writing' }).click();
  await heading(page, 'Editing: June').waitFor();
  await live_state(page, 'Saved');
  expect(await paragraphs_of(page)).toEqual(['Who was there.', 'What was decided.']);
});

test('two pages are compared word by word', async () => {
  const { page } = adviser;
  await adviser.go(`${minutes.address}/history`);
  await page.getByLabel('Find a page or document').fill('Notes of May');
  await page
    .getByRole('option', { name: /Notes of May/ })
    .first()
    .click();
  await heading(page, 'Two texts compared').waitFor();
  await page.getByText('2 words only in “Notes of May”').waitFor();
  await page.locator('ins').getByText('in May').waitFor();
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await shot(page, `comparison-of-two-${width}`, false);
  }
  expect(await findings(page, 'html', ['heading-order'])).toEqual([]);
});

test('a page is watched with what lies under it, and alone again', async () => {
  const { page } = adviser;
  await adviser.go(minutes.address);
  await heading(page, 'Minutes').waitFor();
  await from_menu(page, 'Watch with what lies under it');
  await expect
    .poll(async () => (await adviser.ask<PageView>('GET', `/wiki/pages/${minutes.id}`)).watched_below)
    .toBe(true);
  await button(page, 'More').click();
  await page.getByRole('menuitem', { name: 'Watch this one only' }).click();
  await expect
    .poll(async () => (await adviser.ask<PageView>('GET', `/wiki/pages/${minutes.id}`)).watched_below)
    .toBe(false);
});
