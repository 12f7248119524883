import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findings } from '../axe';
import { launch, shot } from '../launch';
import { button, from_menu, heading, sideways, type Visitor } from '../site';
import { make_page, type Place, two_at_work } from './place';

/** Who looks after a page, and by when it is to be looked at again. */
let browser: Browser;
let adviser: Visitor;
let colleague: Visitor;
let place: Place;

beforeAll(async () => {
  browser = await launch();
  ({ adviser, colleague, place } = await two_at_work(browser, 'Looked after'));
});
afterAll(async () => {
  await adviser.leave();
  await colleague.leave();
  await browser.close();
});

const in_days = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test('a review is given to a colleague, found on their home, and done', async () => {
  const made = await make_page(adviser, place, 'Opening hours', 'Nine to five.');
  const { page } = adviser;
  await adviser.go(made.address);
  await from_menu(page, 'Review date');
  const dialog = page.getByRole('dialog', { name: 'Review date' });
  await dialog.getByText('Rhian Bevan').waitFor();
  await dialog.getByLabel('Somebody else').fill('Amara');
  await dialog.getByRole('option', { name: /Amara Okafor/ }).click();
  await dialog.getByLabel('By when is it to be reviewed?').fill(in_days(10));
  await dialog.getByLabel('And again').selectOption('6');
  expect(await findings(page)).toEqual([]);
  await shot(page, 'review-dialog', false);
  await dialog.getByRole('button', { name: 'Save the review date' }).click();
  await dialog.waitFor({ state: 'detached' });

  const other = colleague.page;
  await colleague.go('/');
  const waiting = other.getByRole('region', { name: 'To be reviewed' });
  await waiting.getByRole('link', { name: 'Opening hours' }).waitFor();
  expect(await findings(other)).toEqual([]);
  await other.setViewportSize({ width: 390, height: 844 });
  expect(await sideways(other)).toBeLessThanOrEqual(0);
  await shot(other, 'review-home-390', false);
  await waiting.getByRole('link', { name: 'Opening hours' }).click();
  await heading(other, 'Opening hours').waitFor();
  await button(other, 'Mark as reviewed').waitFor();
  await button(other, 'Change: Review date').click();
  await other.getByRole('dialog', { name: 'Review date' }).waitFor();
  await other.keyboard.press('Escape');
  expect(await findings(other)).toEqual([]);
  expect(await sideways(other)).toBeLessThanOrEqual(0);
  await shot(other, 'review-due-390', false);
  await button(other, 'Mark as reviewed').click();
  await button(other, 'Mark as reviewed').waitFor({ state: 'detached' });
  await colleague.go('/');
  await heading(other, /Hello/).waitFor();
  await other.getByRole('heading', { name: 'Carry on' }).waitFor();
  expect(await waiting.getByRole('link', { name: 'Opening hours' }).count()).toBe(0);
});

test('a day that is over is refused at its field, and a review can be ended', async () => {
  const made = await make_page(adviser, place, 'Car parks', 'Full.');
  const { page } = adviser;
  await adviser.go(made.address);
  await from_menu(page, 'Review date');
  const dialog = page.getByRole('dialog', { name: 'Review date' });
  await dialog.getByLabel('By when is it to be reviewed?').fill(in_days(-3));
  await dialog.getByRole('button', { name: 'Save the review date' }).click();
  await dialog.getByText('Choose today or a later day').first().waitFor();
  await dialog.getByLabel('By when is it to be reviewed?').fill(in_days(300));
  await dialog.getByRole('button', { name: 'Save the review date' }).click();
  await dialog.waitFor({ state: 'detached' });
  await from_menu(page, 'Review date');
  await dialog.getByRole('button', { name: 'No more reviews' }).waitFor();
  expect(await button(page, 'Mark as reviewed').count()).toBe(0);
  await dialog.getByRole('button', { name: 'No more reviews' }).click();
  await dialog.waitFor({ state: 'detached' });
  await from_menu(page, 'Review date');
  await dialog.getByText('Looked after by').waitFor();
  expect(await dialog.getByRole('button', { name: 'No more reviews' }).count()).toBe(0);
});
