import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SearchAnswer } from '@/generated/types';
import { findings } from '../axe';
import { launch, shot } from '../launch';
import { add_member, button, has_focus, heading, sideways, Visitor } from '../site';
import { live_state, live_text, make_page, open_live, type Place, paragraphs_of, two_at_work } from './place';

/** Who may not write a text suggests changes of it; those who may, decide. */
let browser: Browser;
let adviser: Visitor;
let colleague: Visitor;
let contributor: Visitor;
let place: Place;

beforeAll(async () => {
  browser = await launch();
  ({ adviser, colleague, place } = await two_at_work(browser, 'Slipways'));
  contributor = await Visitor.signed_in(browser, 'facilitator');
  await add_member(adviser, place.space, 'facilitator', 'contributor');
});
afterAll(async () => {
  for (const visitor of [adviser, colleague, contributor]) await visitor.leave();
  await browser.close();
});

const text = `## Upkeep

The slipway is repaired once in five years.

Its owner pays for the repair.`;

const suggested_text = (page: Page) => page.getByRole('textbox', { name: /with your changes$/ });
const panel = (page: Page) => page.getByRole('dialog', { name: /^Suggestions for/ });
const changes_in = (page: Page) => panel(page).getByRole('article');
const open_panel = (page: Page) =>
  page.getByRole('button', { name: /^(Suggestions|\d+ suggestions?)$/ }).click();

async function begin(visitor: Visitor, address: string): Promise<void> {
  await visitor.go(address);
  await button(visitor.page, 'Suggest changes').click();
  await button(visitor.page, 'Start suggesting').click();
  await suggested_text(visitor.page).waitFor();
}

async function type_at_end_of(page: Page, words: string, typed: string): Promise<void> {
  await suggested_text(page).getByText(words).click();
  await page.keyboard.press('End');
  await page.keyboard.type(typed, { delay: 10 });
  await live_state(page, 'Saved');
}

test('a contributor suggests, and an editor accepts one change and rejects the other', async () => {
  const made = await make_page(adviser, place, 'Slipways', text);
  const { page } = contributor;
  await begin(contributor, made.address);
  await page.getByText('Your suggestions reach everyone here').waitFor();
  await type_at_end_of(page, 'once in five years', ' The council looks at it each spring.');
  await type_at_end_of(page, 'Its owner pays', ' Half of it is paid back.');
  expect(await findings(page)).toEqual([]);
  await shot(page, 'suggesting-1440', false);
  await page.getByLabel('What should the editors know? (optional)').fill('As the by-laws have it.');
  await button(page, 'Send to everyone here').click();
  await heading(page, 'Slipways').waitFor();
  await page.getByText('Your suggestions were sent to everyone here.').waitFor();
  await page.getByText('The slipway is repaired once in five years.').waitFor();
  expect(await page.locator('.page__text').textContent()).not.toContain('each spring');

  await colleague.go(made.address);
  await open_panel(colleague.page);
  await panel(colleague.page).getByText('As the by-laws have it.').waitFor();
  expect(await changes_in(colleague.page).count()).toBe(2);
  expect(await findings(colleague.page)).toEqual([]);
  await shot(colleague.page, 'suggestions-1440', false);
  await changes_in(colleague.page).first().getByRole('button', { name: 'Accept', exact: true }).click();
  await panel(colleague.page).getByText('The change is in the draft.').waitFor();
  // By keyboard: R asks why.
  await changes_in(colleague.page).nth(1).focus();
  await colleague.page.keyboard.press('r');
  await colleague.page.keyboard.type('Nobody has agreed to that.');
  await colleague.page.keyboard.press('Enter');
  await panel(colleague.page).getByText('The change was rejected. The text stays as it is.').waitFor();
  await button(colleague.page, 'Show 1 decided').click();
  await panel(colleague.page).getByText('Nobody has agreed to that.').waitFor();
  await panel(colleague.page).getByText('Accepted by Amara Okafor').waitFor();
  await colleague.page.setViewportSize({ width: 390, height: 844 });
  await shot(colleague.page, 'suggestions-decided-390', false);
  expect(await sideways(colleague.page)).toBeLessThanOrEqual(0);
  expect(await findings(colleague.page)).toEqual([]);
  await colleague.page.setViewportSize({ width: 1440, height: 900 });

  await open_live(colleague, made);
  await expect
    .poll(() => paragraphs_of(colleague.page))
    .toEqual([
      'The slipway is repaired once in five years. The council looks at it each spring.',
      'Its owner pays for the repair.',
    ]);
});

test('the history says who wrote what in the draft, and who accepted it', async () => {
  const { page } = colleague;
  const made = await make_page(adviser, place, 'Ladders', text);
  await open_live(colleague, made);
  await live_text(page).getByText('Its owner pays').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' Every year.');
  await live_state(page, 'Saved');
  await begin(contributor, made.address);
  await type_at_end_of(contributor.page, 'once in five years', ' In spring.');
  await button(contributor.page, 'Send to everyone here').click();
  await contributor.page.getByText('Your suggestions were sent').waitFor();
  await adviser.go(made.address);
  await open_panel(adviser.page);
  await changes_in(adviser.page).first().getByRole('button', { name: 'Accept', exact: true }).click();
  await panel(adviser.page).getByText('The change is in the draft.').waitFor();
  await colleague.go(`${made.address}/history`);
  await page.getByRole('link', { name: 'accepted by Rhian Bevan' }).waitFor();
  expect(await findings(page)).toEqual([]);
  await shot(page, 'history-edits-1440', false);
  await button(page, 'Who wrote what').click();
  const who = page.getByRole('dialog', { name: 'Who wrote what in Ladders' });
  await who.getByText('Every year.').waitFor();
  await who.getByText('Tomasz Lewicki').waitFor();
  expect(await findings(page)).toEqual([]);
  await shot(page, 'who-wrote-1440', false);
});

test('what is accepted comes to the screen of whoever is typing, and what is not sent stays', async () => {
  const made = await make_page(adviser, place, 'Moorings', text);
  await open_live(adviser, made);
  await live_text(adviser.page).getByText('Its owner pays').click();
  await adviser.page.keyboard.press('End');
  await adviser.page.keyboard.type(' And for the chain.');
  await begin(contributor, made.address);
  await type_at_end_of(contributor.page, 'once in five years', ' In spring.');
  await button(contributor.page, 'Finish later').click();
  await heading(contributor.page, 'Moorings').waitFor();
  await button(contributor.page, 'Continue suggesting').click();
  const dialog = contributor.page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Continue suggesting' }).click();
  await suggested_text(contributor.page).getByText('In spring.').waitFor();
  await button(contributor.page, 'Send to everyone here').click();
  await contributor.page.getByText('Your suggestions were sent').waitFor();
  await colleague.go(made.address);
  await open_panel(colleague.page);
  await changes_in(colleague.page).first().getByRole('button', { name: 'Accept', exact: true }).click();
  await expect
    .poll(() => paragraphs_of(adviser.page))
    .toEqual([
      'The slipway is repaired once in five years. In spring.',
      'Its owner pays for the repair. And for the chain.',
    ]);
});

test('an editor decides beside the text being written, where each paragraph is marked and found', async () => {
  const filler = Array.from({ length: 40 }, (_, part) => `Paragraph ${part}.`).join('\n\n');
  const made = await make_page(adviser, place, 'Winches', `${filler}\n\n${text}`);
  await begin(contributor, made.address);
  await type_at_end_of(contributor.page, 'once in five years', ' In spring.');
  await type_at_end_of(contributor.page, 'Its owner pays', ' Half of it is paid back.');
  await button(contributor.page, 'Send to everyone here').click();
  await contributor.page.getByText('Your suggestions were sent').waitFor();

  const { page } = colleague;
  await open_live(colleague, made);
  await button(page, '1 suggestion').click();
  const beside = page.getByRole('complementary', { name: 'Suggestions' });
  await beside.getByRole('article').nth(1).waitFor();
  expect(await page.locator('.suggested-block').count()).toBe(2);
  await beside.getByRole('button', { name: 'Show it in the text' }).first().click();
  await expect.poll(() => live_text(page).evaluate(has_focus)).toBe(true);
  expect(await live_text(page).getByText('once in five years').isVisible()).toBe(true);
  await page.keyboard.type('Each winch: ');
  await expect
    .poll(() => paragraphs_of(page))
    .toContain('Each winch: The slipway is repaired once in five years.');
  expect(await findings(page)).toEqual([]);
  await shot(page, 'suggestions-beside-1440', false);
  await beside.getByRole('button', { name: 'Accept', exact: true }).nth(1).click();
  await beside.getByText('The change is in the draft.').waitFor();
  await expect
    .poll(() => paragraphs_of(page))
    .toContain('Its owner pays for the repair. Half of it is paid back.');
  await expect.poll(() => page.locator('.suggested-block').count()).toBe(1);
  // The comments take the same place.
  await page.getByRole('button', { name: /^(Comments|\d+ comments?)$/ }).click();
  await beside.waitFor({ state: 'detached' });
  await page.setViewportSize({ width: 390, height: 844 });
  const over = page.getByRole('dialog', { name: 'Comments' });
  await over.waitFor();
  await over.press('Escape');
  await over.waitFor({ state: 'detached' });
  await button(page, '1 suggestion').click();
  await page.getByRole('dialog', { name: 'Suggestions' }).waitFor();
  expect(await sideways(page)).toBeLessThanOrEqual(0);
  expect(await findings(page)).toEqual([]);
  await shot(page, 'suggestions-beside-390', false);
  await page.setViewportSize({ width: 1440, height: 900 });
});

test('a guest suggests to their side and the department, and sees nothing of a rival', async () => {
  const guest = await Visitor.signed_in(browser, 'guest');
  const { page } = guest;
  const found = await guest.ask<SearchAnswer>('GET', '/search?q=whom%20have%20we%20forgotten');
  const paper = found.items.find(({ object }) => object.title.startsWith('Paper 1'))?.object.address ?? '';
  await guest.go(paper);
  await heading(page, /^Paper 1/).waitFor();
  await open_panel(page);
  await panel(page).getByText('keep testing meanwhile').waitFor();
  expect(await panel(page).textContent()).not.toContain('Josie Bright');
  await shot(page, 'suggestions-guest-1440', false);
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await button(page, 'Suggest changes').click();
  await page
    .getByText('Your suggestions reach Clearwater Utilities plc and the department', { exact: true })
    .waitFor();
  await guest.leave();

  const { page: staff } = colleague;
  await colleague.go(paper);
  await open_panel(staff);
  await panel(staff).getByText('weekly from October to April').waitFor();
  await panel(staff).getByLabel('Show suggestions by').selectOption({ label: 'George Whitcombe' });
  await button(staff, 'Accept all by George Whitcombe').waitFor();
  expect(await panel(staff).textContent()).not.toContain('weekly from October to April');
  await shot(staff, 'suggestions-staff-1440', false);
  await staff.emulateMedia({ colorScheme: 'dark' });
  await shot(staff, 'suggestions-staff-dark-1440', false);
  expect(await findings(staff)).toEqual([]);
  await staff.emulateMedia({ colorScheme: 'light' });
});
