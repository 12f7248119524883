import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PageView } from '@/generated/types';
import { findings, findings_of_colours } from '../axe';
import { launch, shot } from '../launch';
import { button, from_menu, heading, Visitor } from '../site';
import { make_page, make_place, type Place } from './place';

/** Copying pages, within a space and into another. */
let browser: Browser;
let adviser: Visitor;
let from: Place;
let to: Place;
let top: PageView;

beforeAll(async () => {
  browser = await launch();
  adviser = await Visitor.signed_in(browser, 'adviser');
  from = await make_place(adviser, 'Copied from');
  to = await make_place(adviser, 'Copied to');
  top = await make_page(adviser, from, 'Handbook', 'Begins with [[Tides]].');
  await make_page(adviser, from, 'Tides', 'High and low.', top.id);
  await make_page(adviser, to, 'Shelf', 'For what comes.');
});
afterAll(async () => {
  await adviser.leave();
  await browser.close();
});

test('a page is copied into another space with what lies under it, and what stays behind is said before', async () => {
  const { page } = adviser;
  await adviser.go(top.address);
  await heading(page, 'Handbook').waitFor();
  await from_menu(page, 'Copy to…');
  const dialog = page.getByRole('dialog', { name: 'Copy “Handbook”' });
  await dialog.getByText('What comes: 1 text or folder.').waitFor();
  await dialog.getByLabel('Space').selectOption({ label: to.space.name });
  await dialog.getByLabel('With what lies under it').check();
  await dialog.getByText('What comes: 2 texts and folders.').waitFor();
  await dialog.getByText('Comments, history, watchers and who can see it do not come.').waitFor();
  await dialog.getByLabel('Find a page to put it under').fill('Shel');
  await page.getByRole('option', { name: 'Shelf' }).click();
  await dialog.getByText('Whoever can see “Shelf” can read them').waitFor();
  await shot(page, 'copy-1440', false);
  expect(await findings(page, '.dialog')).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  await shot(page, 'copy-1440-dark', false);
  expect(await findings_of_colours(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 390, height: 844 });
  await shot(page, 'copy-390', false);
  await page.setViewportSize({ width: 1440, height: 900 });
  await dialog.getByRole('button', { name: 'Copy', exact: true }).click();
  await page.getByText('“Handbook” has been copied, with what lies under it.').waitFor();
  expect(page.url()).toContain(`/s/${to.space.slug}/`);
  await page.locator('.page__text').getByRole('link', { name: 'Tides' }).click();
  await heading(page, 'Tides').waitFor();
  expect(page.url()).toContain(`/s/${to.space.slug}/`);
});

test('a copy as a draft is seen by its editors, under a number of its own', async () => {
  const { page } = adviser;
  await adviser.go(top.address);
  await heading(page, 'Handbook').waitFor();
  await from_menu(page, 'Copy to…');
  await page.getByLabel('Drafts').check();
  await page.getByRole('dialog').getByText('What comes: 1 text or folder.').waitFor();
  await button(page, 'Copy').click();
  await heading(page, 'Handbook (2)').waitFor();
  await page.locator('.page__text').getByText('Begins with').waitFor();
});
