import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PageView, ThreadsView } from '@/generated/types';
import { findings } from '../axe';
import { launch, shot } from '../launch';
import { button, from_menu, has_focus, heading, sideways, space_called, Visitor } from '../site';
import { make_page, type Place, publish, two_at_work } from './place';

/** Two people talk about a page in the margin of it. */
let browser: Browser;
let adviser: Visitor;
let colleague: Visitor;
let place: Place;

beforeAll(async () => {
  browser = await launch();
  ({ adviser, colleague, place } = await two_at_work(browser, 'Groynes'));
});
afterAll(async () => {
  await adviser.leave();
  await colleague.leave();
  await browser.close();
});

const text = `## Where they stand

The groynes at Pwll Du were built of oak and last inspected in the spring.

- Repaired every year
- Painted never

## What they cost

Nobody has counted it, and nobody is likely to.`;

const beside = (page: Page) => page.getByRole('complementary', { name: 'Comments' });
const threads_of = (page: Page) => beside(page).getByRole('article');
const open_panel = (page: Page) => page.getByRole('button', { name: /^(Comments|\d+ comments?)$/ }).click();

/** Selects words as a mouse does. */
async function select(page: Page, words: string): Promise<void> {
  await page.evaluate((wanted) => {
    const walker = document.createTreeWalker(
      document.querySelector('.page__text') as Element,
      NodeFilter.SHOW_TEXT,
    );
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = (node as Text).data.indexOf(wanted);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      getSelection()?.removeAllRanges();
      getSelection()?.addRange(range);
      return;
    }
    throw new Error(`the page does not say ${wanted}`);
  }, words);
}

async function comment_on(who: Visitor, made: PageView, words: string | null, said: string): Promise<void> {
  const block = words
    ? /data-block="(\d+)"/.exec(
        made.html.slice(made.html.lastIndexOf('data-block', made.html.indexOf(words))),
      )?.[1]
    : null;
  await who.ask('POST', `/objects/${made.id}/comments`, {
    text: said,
    ...(words ? { anchor: { block, words, revision: made.revision } } : {}),
  });
}

async function read(who: Visitor, made: PageView): Promise<Page> {
  await who.page.setViewportSize({ width: 1440, height: 900 });
  await who.go(made.address);
  await heading(who.page, made.title).waitFor();
  await who.page.waitForLoadState('networkidle');
  return who.page;
}

test('words are selected and commented on, answered by another, and resolved', async () => {
  const made = await make_page(adviser, place, 'Groynes', text);
  const page = await read(adviser, made);
  await select(page, 'last inspected in the spring');
  await button(page, 'Comment').click();
  await beside(page).getByLabel('Your comment').waitFor();
  expect(await beside(page).getByLabel('Your comment').evaluate(has_focus)).toBe(true);
  await page.keyboard.type('Which *spring*?');
  await page.keyboard.press('Control+Enter');
  await threads_of(page).getByText('Which spring?').waitFor();
  expect(await page.locator('mark.commented').textContent()).toBe('last inspected in the spring');

  const other = await read(colleague, made);
  await other.getByRole('button', { name: /^Comment by / }).click();
  await threads_of(other).getByText('Which spring?').waitFor();
  expect(await threads_of(other).evaluate(has_focus)).toBe(true);
  await threads_of(other).getByRole('button', { name: 'Reply' }).click();
  await other.keyboard.type('The last one.');
  await threads_of(other).getByRole('button', { name: 'Post reply' }).click();
  await threads_of(other).getByText('The last one.').waitFor();

  await button(page, 'Show 1 new comment').click();
  await threads_of(page).getByText('The last one.').waitFor();
  await threads_of(page).getByRole('button', { name: 'Resolve' }).click();
  await beside(page).getByText('The comment was resolved.').waitFor();
  await page.locator('mark.commented').waitFor({ state: 'detached' });
  await button(page, 'Resolved (1)').click();
  await threads_of(page).getByText('Resolved by Rhian Bevan').waitFor();
  await threads_of(page).getByRole('button', { name: 'Open again' }).click();
  await page.locator('mark.commented').waitFor();
});

test("another's comment arrives without a line or the focus moved, and waits until it is asked for", async () => {
  const made = await make_page(adviser, place, 'Piers', text);
  await comment_on(colleague, made, 'built of oak', 'Or larch?');
  const page = await read(adviser, made);
  await open_panel(page);
  await threads_of(page).getByText('Or larch?').waitFor();
  await threads_of(page).getByRole('button', { name: 'Reply' }).click();
  const area = beside(page).getByLabel('Your reply');
  await page.keyboard.type('It says oak');
  const before = await page.locator('.page__text').boundingBox();
  await comment_on(colleague, made, 'Repaired every year', 'By whom?');
  await button(page, 'Show 1 new comment').waitFor();
  expect(await area.evaluate(has_focus)).toBe(true);
  expect(await area.inputValue()).toBe('It says oak');
  expect(await page.locator('.page__text').boundingBox()).toEqual(before);
  expect(await threads_of(page).count()).toBe(1);
  await page
    .locator('body > [aria-live="polite"]')
    .filter({ hasText: '1 new comment' })
    .waitFor({ state: 'attached' });
  await button(page, 'Show 1 new comment').click();
  expect(await threads_of(page).count()).toBe(2);
  expect(await threads_of(page).last().textContent()).toContain('By whom?');
});

test('a comment stays with its words, and says when they have gone', async () => {
  const made = await make_page(adviser, place, 'Sluices', text);
  await comment_on(colleague, made, 'Painted never', 'Why not?');
  await comment_on(colleague, made, 'Nobody has counted it', 'We have, in part.');
  const page = await read(adviser, made);
  await open_panel(page);
  await publish(
    adviser,
    made.id,
    'Sluices',
    `# New\n\n${text.replace('- Painted never\n', '').replace('Nobody has', 'So far nobody has').replace('So far nobody has counted it', 'So far: Nobody has counted it')}`,
    1,
  );
  await beside(page).getByRole('heading', { name: 'The words they were about have gone' }).waitFor();
  await beside(page).getByText('It was about: “Painted never”').waitFor();
  expect(await page.locator('mark.commented').textContent()).toBe('Nobody has counted it');
  await threads_of(page).getByRole('button', { name: 'Nobody has counted it' }).click();
  await expect.poll(() => page.locator('.comment-mark').evaluate(has_focus)).toBe(true);
});

test('by keyboard alone somebody comments on a paragraph, edits that and deletes it', async () => {
  const made = await make_page(adviser, place, 'Weirs', text);
  const page = await read(adviser, made);
  await page.keyboard.press('m');
  const area = beside(page).getByLabel('Your comment');
  await area.waitFor();
  await expect.poll(() => area.evaluate(has_focus)).toBe(true);
  await page.keyboard.type('Who counts?');
  await page.keyboard.press('Shift+Tab');
  expect(await beside(page).getByLabel('What is it about?').evaluate(has_focus)).toBe(true);
  await page.keyboard.press('End');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await threads_of(page).getByText('Who counts?').waitFor();
  expect(await page.locator('mark.commented').textContent()).toContain('Nobody has counted it');
  expect(await beside(page).getByRole('heading', { name: 'Comments' }).evaluate(has_focus)).toBe(true);

  await threads_of(page).getByRole('button', { name: 'More' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await beside(page).getByLabel('Change your comment').waitFor();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Who is to count?');
  await page.keyboard.press('Control+Enter');
  await threads_of(page).getByText('Who is to count?').waitFor();
  await threads_of(page).getByText('(edited)').waitFor();

  await threads_of(page).getByRole('button', { name: 'More' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete comment' }).focus();
  await page.keyboard.press('Enter');
  await beside(page).getByText('No comments yet').waitFor();
  await beside(page).getByText('The comment is in the recycle bin.').waitFor();
});

test('the menu comments on what is selected; what cannot be sent is kept, and says why', async () => {
  const made = await make_page(adviser, place, 'Jetties', text);
  const page = await read(adviser, made);
  await select(page, 'Painted never');
  await from_menu(page, 'Comment on the selected words');
  await beside(page).getByLabel('Your comment').waitFor();
  await button(page, 'Post comment').click();
  await beside(page).getByText('Write your comment').first().waitFor();
  await beside(page).getByLabel('Your comment').fill('Is that wise?');
  await page.route('**/api/v1/objects/*/comments', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.continue(),
  );
  await button(page, 'Post comment').click();
  await beside(page).getByRole('alert').waitFor();
  expect(await beside(page).getByLabel('Your comment').inputValue()).toBe('Is that wise?');
  await button(page, 'Close comments').click();
  await page.unroute('**/api/v1/objects/*/comments');
  await open_panel(page);
  expect(await beside(page).getByLabel('Your comment').inputValue()).toBe('Is that wise?');
  await button(page, 'Post comment').click();
  await threads_of(page).getByText('Is that wise?').waitFor();
  expect(await page.locator('mark.commented').textContent()).toBe('Painted never');
});

test('somebody is mentioned by name and linked to', async () => {
  const made = await make_page(adviser, place, 'Quays', text);
  const page = await read(adviser, made);
  await open_panel(page);
  await button(page, 'Comment on this page').click();
  await beside(page).getByLabel('Your comment').fill('Please look,');
  await button(page, 'Mention somebody').click();
  await beside(page).getByLabel('Name of the person to mention').fill('Amara');
  await beside(page)
    .getByRole('option', { name: /Amara Okafor/ })
    .click();
  await button(page, 'Post comment').click();
  await threads_of(page).getByRole('link', { name: '@Amara Okafor' }).waitFor();
});

test('a link to a comment opens its page beside it, and search finds it', async () => {
  const made = await make_page(adviser, place, 'Moorings', text);
  await comment_on(colleague, made, 'built of oak', 'A thoroughly ferruginous matter');
  const { items } = await adviser.ask<ThreadsView>('GET', `/objects/${made.id}/comments`);
  const id = items[0]?.comments[0]?.id;
  const { page } = adviser;
  await expect
    .poll(async () => (await adviser.ask<{ items: unknown[] }>('GET', '/search?q=ferruginous')).items.length)
    .toBe(1);
  await adviser.go('/search?q=ferruginous');
  await page
    .getByRole('link', { name: /ferruginous/ })
    .first()
    .click();
  await heading(page, 'Moorings').waitFor();
  await threads_of(page).getByText('ferruginous').waitFor();
  await expect.poll(() => page.locator(`#comment-${id}`).evaluate(has_focus)).toBe(true);

  await adviser.ask('PUT', `/comment-threads/${items[0]?.id}/resolution`, {});
  await adviser.go(`/comments/${id}`);
  await threads_of(page).getByText('Resolved by Rhian Bevan').waitFor();
  await expect.poll(() => page.locator(`#comment-${id}`).evaluate(has_focus)).toBe(true);
});

test('the panel has no fault that axe finds at any width, and is a sheet on a phone', async () => {
  const made = await make_page(adviser, place, 'Locks', text);
  await comment_on(colleague, made, null, 'Is this page finished?');
  await comment_on(
    colleague,
    made,
    'built of oak',
    'Or of larch, as the **survey** says?\n\n- in 2019\n- in 2023',
  );
  await comment_on(colleague, made, 'Painted never', 'This one will be gone.');
  await publish(adviser, made.id, 'Locks', text.replace('- Painted never\n', ''), 1);
  const page = await read(adviser, made);
  await open_panel(page);
  await threads_of(page).getByText('Is this page finished?').waitFor();
  await button(page, 'Comment on this page').click();
  for (const width of [1440, 820, 390]) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await shot(page, `comments-${width}-${colorScheme}`, false);
      if (width !== 820) expect(await findings(page), `${width} ${colorScheme}`).toEqual([]);
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  const sheet = page.getByRole('dialog', { name: 'Comments' });
  await sheet.getByText('Is this page finished?').waitFor();
  await sheet.getByRole('button', { name: 'built of oak' }).click();
  await sheet.waitFor({ state: 'detached' });
  await expect.poll(() => page.locator('.comment-mark').evaluate(has_focus)).toBe(true);
  await shot(page, 'comments-words-390', false);
  expect(await sideways(page)).toBeLessThanOrEqual(0);
  expect(await findings(page)).toEqual([]);
});

test('in a blind community a guest is told who will read them, and sees nothing of a rival', async () => {
  const guest = await Visitor.signed_in(browser, 'guest');
  const { page } = guest;
  const space = await space_called(guest, 'bathing-forum');
  const found = await guest.ask<{ items: { object: { title: string; address: string } }[] }>(
    'GET',
    '/search?q=winter%20use',
  );
  const paper = found.items.find(({ object }) => object.title.startsWith('Paper 2'))?.object;
  await guest.go(paper?.address ?? `/s/${space.slug}`);
  await heading(page, /^Paper 2/).waitFor();
  await open_panel(page);
  await threads_of(page).getByText('We would most like to hear about this one.').waitFor();
  await threads_of(page).getByText('Twenty is a low bar').waitFor();
  await threads_of(page).getByText('That is the question for the costs paper').waitFor();
  expect(await beside(page).textContent()).not.toContain('Saturdays at Glan y Don');
  await button(page, 'Comment on this page').click();
  await beside(page).getByText('Who will read this: Clearwater Utilities plc and the department').waitFor();
  await button(page, 'Post to Clearwater Utilities plc and the department').waitFor();
  await shot(page, 'comments-guest-1440', false);
  expect(await findings(page)).toEqual([]);
  await guest.leave();

  await colleague.go(paper?.address ?? '');
  await open_panel(colleague.page);
  await threads_of(colleague.page).getByText('Saturdays at Glan y Don').waitFor();
  await button(colleague.page, 'Comment on this page').click();
  await beside(colleague.page).getByRole('radio', { name: 'Clearwater and the department' }).check();
  await button(colleague.page, 'Post to Clearwater and the department').waitFor();
  await shot(colleague.page, 'comments-staff-1440', false);
  await colleague.page.evaluate(() => scrollTo(0, 0)); // nothing half under the header
  expect(await findings(colleague.page)).toEqual([]);
});
