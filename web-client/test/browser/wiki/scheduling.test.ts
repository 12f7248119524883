import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PageView } from '@/generated/types';
import { findings } from '../axe';
import { launch, shot } from '../launch';
import { button, from_menu, heading, type Visitor } from '../site';
import { live_text, make_page, open_live, type Place, two_at_work } from './place';

/** A text is published later: said, shown to its editors, changed and taken back. */
let browser: Browser;
let adviser: Visitor;
let colleague: Visitor;
let place: Place;

beforeAll(async () => {
  browser = await launch();
  ({ adviser, colleague, place } = await two_at_work(browser, 'Published later'));
});
afterAll(async () => {
  for (const visitor of [adviser, colleague]) await visitor.leave();
  await browser.close();
});

/** A page with something written that readers do not have, and its publication panel open. */
async function about_to_publish(title: string): Promise<PageView> {
  const made = await make_page(adviser, place, title, 'High water at noon.');
  const { page } = adviser;
  await open_live(adviser, made);
  await live_text(page).getByText('High water at noon.').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' And the agreed words.');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog', { name: 'Publish page' }).locator('ins').getByText('agreed words').waitFor();
  return made;
}

const next_year = new Date().getFullYear() + 1;

test('a page is scheduled with the time zone beside the time, and the panel says which text it will be', async () => {
  const made = await about_to_publish('Tides');
  const { page } = adviser;
  const panel = page.getByRole('dialog', { name: 'Publish page' });
  await panel.getByLabel('At a date and time').check();
  await panel.getByText('As the text is now: what anybody writes after this stays in the draft').waitFor();
  await panel.getByText('24-hour clock, such as 09:30, Europe/London time').waitFor();
  await panel.getByLabel('Date', { exact: true }).fill('2001-01-01');
  await panel.getByRole('button', { name: 'Schedule' }).click();
  await panel.getByText('Enter a time that is still to come').waitFor();
  expect(await findings(page)).toEqual([]);
  await shot(page, 'schedule-panel');
  await panel.getByLabel('Date', { exact: true }).fill(`${next_year}-03-04`);
  await panel.getByLabel('Time', { exact: true }).fill('14:15');
  await panel.getByRole('button', { name: 'Schedule' }).click();
  await page.getByText(`4 March ${next_year} at 14:15. Until then readers see nothing of it.`).waitFor();
  await heading(page, 'Tides').waitFor();
  expect(new URL(page.url()).pathname).toBe(made.address);
  await page.locator('.page-header__state').getByText(`4 March ${next_year} at 14:15 by`).waitFor();
  expect(await findings(page)).toEqual([]);
  await shot(page, 'scheduled-page');
});

test('another editor reads what will be published, and gives it another time or takes it back', async () => {
  const made = await about_to_publish('Winds');
  const panel = adviser.page.getByRole('dialog', { name: 'Publish page' });
  await panel.getByLabel('At a date and time').check();
  await panel.getByLabel('Date', { exact: true }).fill(`${next_year}-03-04`);
  await panel.getByRole('button', { name: 'Schedule' }).click();
  await heading(adviser.page, 'Winds').waitFor();

  const { page } = colleague;
  await open_live(colleague, made);
  await live_text(page).getByText('High water at noon.').click();
  await page.keyboard.press('Home');
  await page.keyboard.type('Later words. ');
  await page.locator('.page-header .saving').filter({ hasText: 'Saved' }).waitFor();
  await colleague.go(made.address);
  const state = page.locator('.page-header__state');
  await state.getByRole('button', { name: 'Change: To be published later' }).click();
  const later = page.getByRole('dialog', { name: 'To be published later' });
  await later.locator('ins').getByText('And the agreed words.').waitFor();
  expect(await later.getByText('Later words.').count()).toBe(0);
  await later.getByText('The draft has changed since').waitFor();
  expect(await findings(page)).toEqual([]);
  await shot(page, 'scheduled-panel');
  await later.getByLabel('Time', { exact: true }).fill('16:45');
  await later.getByRole('button', { name: 'Change the time' }).click();
  await state.getByText('at 16:45 by').waitFor();
  // The one who scheduled it hears of it where they are.
  await adviser.page.locator('.page-header__state').getByText('at 16:45 by').waitFor();

  await state.getByRole('button', { name: 'Change: To be published later' }).click();
  await later.getByRole('button', { name: 'Use the text as it is now' }).click();
  await later.waitFor({ state: 'detached' });
  await state.getByRole('button', { name: 'Change: To be published later' }).click();
  await later.locator('ins').getByText('Later words.').waitFor();
  await later.getByRole('button', { name: 'Do not publish it' }).click();
  await later.waitFor({ state: 'detached' });
  await state.getByText('at 16:45').waitFor({ state: 'detached' });
});

test('unpublishing says that it ends what is scheduled', async () => {
  await about_to_publish('Dunes');
  const { page } = adviser;
  const panel = page.getByRole('dialog', { name: 'Publish page' });
  await panel.getByLabel('At a date and time').check();
  await panel.getByLabel('Date', { exact: true }).fill(`${next_year}-03-04`);
  await panel.getByRole('button', { name: 'Schedule' }).click();
  await heading(page, 'Dunes').waitFor();
  await from_menu(page, 'Unpublish');
  const dialog = page.getByRole('dialog', { name: 'Unpublish “Dunes”?' });
  await dialog.getByText(`4 March ${next_year} at 09:30. Unpublishing it ends that, too.`).waitFor();
  expect(await findings(page)).toEqual([]);
  await shot(page, 'unpublish-scheduled');
  await dialog.getByRole('button', { name: 'Unpublish' }).click();
  await dialog.waitFor({ state: 'detached' });
  const state = page.locator('.page-header__state');
  await state.getByText('Unpublished: only editors see it').waitFor();
  await state.getByText('To be published').waitFor({ state: 'detached' });
});

test('who publishes by hand what is scheduled is told that this ends it', async () => {
  const made = await about_to_publish('Sands');
  const { page } = adviser;
  const panel = page.getByRole('dialog', { name: 'Publish page' });
  await panel.getByLabel('At a date and time').check();
  await panel.getByLabel('Date', { exact: true }).fill(`${next_year}-03-04`);
  await panel.getByRole('button', { name: 'Schedule' }).click();
  await heading(page, 'Sands').waitFor();
  await open_live(adviser, made);
  await button(page, 'Publish page').click();
  await panel.getByText('Publishing it now replaces that.').waitFor();
  await panel.getByRole('button', { name: 'Publish page' }).click();
  await page.getByText(/^Published\./).waitFor();
  expect(await page.locator('.page-header__state').getByText('To be published').count()).toBe(0);
});
