import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PageView } from '@/generated/types';
import { findings } from '../axe';
import { launch, shot } from '../launch';
import { button, heading, type Visitor } from '../site';
import { live_state, live_text, make_page, open_live, type Place, paragraphs_of, two_at_work } from './place';

/** What a draft was between its revisions: seen, named and brought back while somebody else types. */
let browser: Browser;
let adviser: Visitor;
let colleague: Visitor;
let place: Place;

beforeAll(async () => {
  browser = await launch();
  ({ adviser, colleague, place } = await two_at_work(browser, 'Harbour dues'));
});
afterAll(async () => {
  await adviser.leave();
  await colleague.leave();
  await browser.close();
});

/** Writes behind a paragraph, live, and stays there. */
async function type_behind(visitor: Visitor, page: PageView, paragraph: string, words: string) {
  await open_live(visitor, page);
  await live_text(visitor.page).getByText(paragraph).click();
  await visitor.page.keyboard.press('End');
  await visitor.page.keyboard.type(words);
  await live_state(visitor.page, 'Saved');
}

test('what each sitting changed is shown, named, and brought back among what somebody types', async () => {
  const made = await make_page(adviser, place, 'Dues', 'Ten pounds a boat.\n\nPaid in spring.');
  await type_behind(colleague, made, 'Ten pounds a boat.', ' Twelve for trawlers.');
  const { page } = adviser;
  await adviser.go(`${made.address}/history`);
  await heading(page, /^History of/).waitFor();
  const edits = page.getByRole('region', { name: 'Edits of the draft' });
  await edits.getByText('Amara Okafor', { exact: true }).waitFor();
  await edits.getByRole('button', { name: /^See what changed/ }).click();
  const panel = page.getByRole('dialog', { name: 'Draft after changes by Amara Okafor' });
  await panel.locator('ins').getByText('Twelve for trawlers.').waitFor();
  await panel.getByRole('button', { name: 'Name this state' }).click();
  await panel.getByRole('button', { name: 'Keep this name' }).click();
  await panel.getByText('Enter a name').waitFor();
  await panel.getByLabel('Name', { exact: true }).fill('With trawlers');
  await panel.getByRole('button', { name: 'Keep this name' }).click();
  await panel.getByText('The state is named “With trawlers”.').waitFor();
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await shot(page, `draft-state-${width}`, false);
    expect(await findings(page), `at ${width} px`).toEqual([]);
  }
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Look at it With trawlers' }).waitFor();

  await colleague.page.keyboard.type(' Fifteen in storms.');
  await live_state(colleague.page, 'Saved');
  await page.getByRole('button', { name: 'Look at it With trawlers' }).click();
  const named = page.getByRole('dialog', { name: 'Draft: With trawlers' });
  await named.getByText('Ten pounds a boat. Twelve for trawlers.').waitFor();
  await named.getByLabel('What has changed since then').check();
  await named.locator('ins').getByText('Fifteen in storms.').waitFor();
  await button(page, 'Restore this state').click();
  await named.getByText('The draft becomes what it was then.').waitFor();
  expect(await findings(page)).toEqual([]);
  await button(page, 'Restore the draft').click();
  await named.getByText('The draft is what it was then.').waitFor();
  await expect
    .poll(() => paragraphs_of(colleague.page))
    .toEqual(['Ten pounds a boat. Twelve for trawlers.', 'Paid in spring.']);
  await page.keyboard.press('Escape');
  await shot(page, 'history-states-1440', false);
  expect(await findings(page)).toEqual([]);
});

test('who wrote what in a published revision is told from its reading', async () => {
  const made = await make_page(adviser, place, 'Moorings', 'Forty of them.');
  await type_behind(colleague, made, 'Forty of them.', ' Ten are free.');
  await colleague.ask('POST', `/objects/${made.id}/publication`, { title: 'Moorings', source: 'live' });
  const { page } = adviser;
  await adviser.go(`${made.address}/history`);
  await page.getByRole('button', { name: 'View Revision 2' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Who wrote what' }).click();
  const panel = page.getByRole('dialog', { name: 'Who wrote what in revision 2 of Moorings' });
  await panel.getByText('Amara Okafor').waitFor();
  await panel.getByText('Ten are free.').waitFor();
  expect(await findings(page)).toEqual([]);
});
