import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findings } from '../axe';
import { launch, shot } from '../launch';
import { has_focus, heading, sideways, type Visitor } from '../site';
import { live_state, live_text, make_page, open_live, type Place, paragraphs_of, two_at_work } from './place';

/** Comments on a text while it is written: they stay with their letters. */
let browser: Browser;
let adviser: Visitor;
let colleague: Visitor;
let place: Place;

beforeAll(async () => {
  browser = await launch();
  ({ adviser, colleague, place } = await two_at_work(browser, 'Sea walls'));
});
afterAll(async () => {
  await adviser.leave();
  await colleague.leave();
  await browser.close();
});

const beside = (page: Page) => page.getByRole('complementary', { name: 'Comments' });
const threads_of = (page: Page) => beside(page).getByRole('article');
const marked = (page: Page) => live_text(page).locator('mark.commented').allTextContents();

/** Chooses the last letters before the caret. */
async function choose_back(page: Page, letters: number): Promise<void> {
  for (let n = 0; n < letters; n++) await page.keyboard.press('Shift+ArrowLeft');
}

test('by keyboard alone somebody comments on words just typed, and the mark stays with them for both', async () => {
  const made = await make_page(adviser, place, 'Sea walls', 'The wall and the wall.');
  for (const visitor of [adviser, colleague]) {
    await visitor.page.setViewportSize({ width: 1440, height: 900 });
    await open_live(visitor, made);
  }
  const { page } = adviser;
  await live_text(page).getByText('The wall').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' Built of the wall');
  await choose_back(page, 'wall'.length);
  await page.keyboard.press('Control+Alt+m');
  const area = beside(page).getByLabel('Your comment');
  await area.waitFor();
  await expect.poll(() => area.evaluate(has_focus)).toBe(true);
  await beside(page).getByText('Who will read this: those who can see the draft').waitFor();
  await page.keyboard.type('Of which wall?');
  await page.keyboard.press('Control+Enter');
  await threads_of(page).getByText('Of which wall?').waitFor();
  await expect.poll(() => marked(page)).toEqual(['wall']);

  const other = colleague.page;
  await other.getByRole('button', { name: /^(Comments|1 comment)$/ }).click();
  await other.getByRole('button', { name: 'Show 1 new comment' }).click();
  await expect.poll(() => marked(other)).toEqual(['wall']);
  await live_text(other).getByText('The wall').click();
  await other.keyboard.press('Home');
  await other.keyboard.type('Once more: wall, wall. ');
  await live_state(other, 'Saved');
  const around = 'Once more: wall, wall. The wall and the wall. Built of the wall';
  await expect.poll(() => paragraphs_of(page)).toEqual([around]);
  for (const each of [page, other]) {
    await expect.poll(() => marked(each)).toEqual(['wall']);
    const before = await live_text(each).evaluate((text) => {
      const range = document.createRange();
      range.setStart(text, 0);
      range.setEndBefore(text.querySelector('mark.commented') as Element);
      return range.toString();
    });
    expect(before.endsWith('Built of the ')).toBe(true);
  }

  await other.locator('mark.commented').click();
  await expect.poll(() => live_text(other).evaluate(has_focus)).toBe(true);
  await other.keyboard.press('Control+Alt+m');
  await threads_of(other).getByText('Of which wall?').waitFor();
  await expect.poll(() => threads_of(other).evaluate(has_focus)).toBe(true);
  await threads_of(other).getByRole('button', { name: 'wall', exact: true }).click();
  await expect.poll(() => live_text(other).evaluate(has_focus)).toBe(true);
  for (const width of [1440, 390]) {
    await other.setViewportSize({ width, height: 900 });
    await other.getByText('Of which wall?').waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await other.emulateMedia({ colorScheme });
      await shot(other, `draft-comments-${width}-${colorScheme}`, false);
      expect(await findings(other), `${width} ${colorScheme}`).toEqual([]);
    }
    expect(await sideways(other)).toBeLessThanOrEqual(0);
    if (width === 390) await other.keyboard.press('Escape');
  }
  await other.emulateMedia({ colorScheme: 'light' });
  await other.setViewportSize({ width: 1440, height: 900 });

  await live_text(page).getByText('Built of the').click();
  await page.keyboard.press('End');
  for (let n = 0; n < 'the wall'.length; n++) await page.keyboard.press('Backspace');
  await live_state(page, 'Saved');
  await expect.poll(() => marked(page)).toEqual([]);
  await expect.poll(() => marked(other)).toEqual([]);
});

test('Home tells of a comment on what one wrote, until one has been there; what is typed outlives its tab', async () => {
  const made = await make_page(colleague, place, 'Breakwaters', 'The breakwater holds.');
  // Reading the same page again within a minute is not noted: they have been elsewhere since.
  await make_page(colleague, place, 'Elsewhere', 'Another page.');
  await adviser.ask('POST', `/objects/${made.id}/comments`, { text: 'Does it still?' });
  const { page } = colleague;
  await page.setViewportSize({ width: 1440, height: 900 });
  await colleague.go('/');
  const said = page.getByRole('region', { name: 'Said to you' });
  await said.getByRole('link', { name: 'Does it still?' }).waitFor();
  await said.getByText('Rhian Bevan commented on what you wrote · Breakwaters').waitFor();
  await shot(page, 'home-said-1440', false);
  expect(await findings(page)).toEqual([]);
  await said.getByRole('link', { name: 'Does it still?' }).click();
  await heading(page, 'Breakwaters').waitFor();
  await threads_of(page).getByText('Does it still?').waitFor();
  await threads_of(page).getByRole('button', { name: 'Reply' }).click();
  await page.keyboard.type('It does, and');
  await page.reload();
  await threads_of(page).getByRole('button', { name: 'Reply' }).click();
  await expect.poll(() => beside(page).getByLabel('Your reply').inputValue()).toBe('It does, and');
  await beside(page).getByRole('button', { name: 'Cancel' }).click();
  await expect
    .poll(async () => JSON.stringify(await colleague.ask('GET', '/comment-news')))
    .not.toContain('Does it still?');
});
