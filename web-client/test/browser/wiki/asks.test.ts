import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Home, MadeComment, PageView } from '@/generated/types';
import { findings } from '../axe';
import { launch, shot } from '../launch';
import { button, from_menu, has_focus, heading, sideways, space_called, Visitor } from '../site';
import { make_page, type Place, publish, two_at_work } from './place';

/** Somebody asks a colleague for comments; the colleague answers and learns what became of them. */
let browser: Browser;
let adviser: Visitor;
let colleague: Visitor;
let place: Place;
let made: PageView;

const text = `## Where they stand

The groynes at Pwll Du were built of oak. They were last inspected in the spring.

## What they cost

Nobody has counted it.`;

beforeAll(async () => {
  browser = await launch();
  ({ adviser, colleague, place } = await two_at_work(browser, 'Groynes'));
  made = await make_page(adviser, place, 'Groynes of oak', text);
});
afterAll(async () => {
  await adviser.leave();
  await colleague.leave();
  await browser.close();
});

const for_you = (page: Page) => page.getByRole('region', { name: 'For you' });
const asked = (page: Page) => page.getByRole('region', { name: 'What you are asked' });
const block_of = (page: PageView, words: string): string =>
  /data-block="(\d+)"/.exec(
    page.html.slice(page.html.lastIndexOf('data-block', page.html.indexOf(words))),
  )?.[1] ?? '';

test('who asks sees whom it reaches before it is sent', async () => {
  const { page } = adviser;
  await adviser.go(made.address);
  await heading(page, 'Groynes of oak').waitFor();
  await from_menu(page, 'Ask for comments');
  const dialog = page.getByRole('dialog', { name: 'Ask for comments' });
  await dialog.getByLabel('Whom do you ask?').fill('Amara');
  await dialog.getByRole('option', { name: /Amara Okafor/ }).click();
  await dialog.getByText(/^1 person in 1 organisation$/).waitFor();
  await dialog.getByLabel('Whom do you ask?').fill('Harpreet');
  await dialog.getByRole('option', { name: /Harpreet Sandhu/ }).click();
  await dialog.getByText('1 person cannot see this, or cannot do it, and will not be asked:').waitFor();
  await shot(page, 'ask-dialog-1440', false);
  expect(await findings(page)).toEqual([]);
  await button(page, 'Ask 1 person').click();
  await dialog.getByText('Somebody you named cannot see this').waitFor();
  await dialog.getByRole('button', { name: 'Remove Harpreet Sandhu' }).click();
  expect(await dialog.getByLabel('Whom do you ask?').evaluate(has_focus)).toBe(true);
  await dialog.getByLabel('What should they know?').fill('Before the board meets.');
  await page.setViewportSize({ width: 390, height: 844 });
  await shot(page, 'ask-dialog-390', false);
  expect(await sideways(page)).toBeLessThanOrEqual(0);
  expect(await findings(page)).toEqual([]);
  await page.setViewportSize({ width: 1440, height: 900 });
  await button(page, 'Ask 1 person').click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('link', { name: /^0 of 1 answered, closes/ }).waitFor();
});

test('what one is asked stands on Home until one has answered', async () => {
  const { page } = colleague;
  await colleague.go('/');
  const row = for_you(page).getByRole('listitem').filter({ hasText: 'Groynes of oak' });
  await row.getByRole('link', { name: 'Comment on “Groynes of oak”' }).waitFor();
  await shot(page, 'home-for-you-1440');
  expect(await findings(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  await shot(page, 'home-for-you-390');
  expect(await sideways(page)).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 1440, height: 900 });
  await row.getByRole('link', { name: 'Comment: Groynes of oak' }).click();
  await asked(page)
    .getByText(/asks you to comment by/)
    .waitFor();
  await asked(page).getByText('Before the board meets.').waitFor();
  await shot(page, 'asked-1440', false);
  expect(await findings(page)).toEqual([]);
  await asked(page).getByRole('button', { name: 'Comment' }).click();
  await page.getByRole('textbox', { name: 'Your comment' }).waitFor();
  const point = await colleague.ask<MadeComment>('POST', `/objects/${made.id}/comments`, {
    text: 'The inspection was in **autumn**.',
    anchor: {
      block: block_of(made, 'last inspected'),
      words: 'in the spring',
      revision: made.revision,
    },
  });
  expect(point.id).toBeTruthy();
  await asked(page).getByRole('button', { name: 'I have answered' }).click();
  await asked(page).getByText('You have answered.').waitFor();
  const { for_you: waiting } = await colleague.ask<Home>('GET', '/home');
  expect(waiting.items.map(({ object }) => object.id)).not.toContain(made.id);
});

test('who asked reads what was said beside the text, and says what became of it', async () => {
  await publish(adviser, made.id, made.title, text.replace('in the spring', 'in the autumn'), made.revision);
  const { page } = adviser;
  await adviser.go(made.address);
  await page.getByRole('link', { name: /^1 of 1 answered, closes/ }).click();
  await heading(page, 'Comments on “Groynes of oak”').waitFor();
  const thread = page.getByRole('article', { name: /^Comment by Amara/ });
  await thread.getByText('The inspection was in').waitFor();
  await page.getByText('Has answered').waitFor();
  await shot(page, 'ask-screen-1440');
  expect(await findings(page)).toEqual([]);
  await thread.getByRole('button', { name: 'Say what became of it' }).click();
  await thread.getByRole('radio', { name: 'Partly accepted' }).check();
  await thread.getByRole('button', { name: 'Save' }).click();
  await thread.getByText('Say why').waitFor();
  await thread.getByLabel('Because').fill('The autumn, yes. Which week nobody remembers.');
  await thread.getByRole('checkbox', { name: /last inspected in the autumn/ }).check();
  await shot(page, 'outcome-form-1440');
  expect(await findings(page)).toEqual([]);
  await thread.getByRole('button', { name: 'Save' }).click();
  await thread.getByText('Partly accepted').waitFor();
  await thread.getByText('They were last inspected in the spring.').waitFor();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.evaluate(() => scrollTo(0, 0)); // nothing lies half below the header
  await shot(page, 'ask-screen-390');
  expect(await sideways(page)).toBeLessThanOrEqual(0);
  expect(await findings(page)).toEqual([]);
  await page.setViewportSize({ width: 1440, height: 900 });
});

test('who made a point reads what became of it, with the sentences before and after', async () => {
  const { page } = colleague;
  await colleague.go(made.address);
  await page.getByRole('link', { name: 'What became of your point' }).click();
  await heading(page, 'What became of your point').waitFor();
  await page.getByText('Decided so far: 1 of 1.').waitFor();
  await page.getByText('They were last inspected in the autumn.').waitFor();
  await page.getByText('The autumn, yes.').waitFor();
  await shot(page, 'points-1440');
  expect(await findings(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  await shot(page, 'points-390');
  expect(await sideways(page)).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 1440, height: 900 });
});

test('who asked gives more time, and closes it', async () => {
  const { page } = adviser;
  await adviser.go(made.address);
  await page.getByRole('link', { name: /^1 of 1 answered, closes/ }).click();
  await button(page, 'Change the day or note').click();
  const dialog = page.getByRole('dialog', { name: 'Change the day or note' });
  await dialog.getByLabel('What should they know?').fill('There is more time.');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('There is more time.').waitFor();
  await page.keyboard.press('Tab');
  await button(page, 'Close').click();
  await page
    .getByRole('dialog', { name: 'Close this?' })
    .getByRole('button', { name: 'Close', exact: true })
    .last()
    .click();
  await page.getByText(/^Closed/).waitFor();
  await adviser.go(made.address);
  await heading(page, 'Groynes of oak').waitFor();
  await page.waitForLoadState('networkidle');
  expect(await page.getByRole('link', { name: /answered, closes/ }).count()).toBe(0);
});

test('a guest learns what became of their own point, and nothing that counts others', async () => {
  const guest = await Visitor.signed_in(browser, 'guest');
  const { page } = guest;
  await space_called(guest, 'bathing-forum');
  const found = await guest.ask<{ items: { object: { title: string; address: string } }[] }>(
    'GET',
    '/search?q=winter%20use',
  );
  await guest.go(found.items.find(({ object }) => object.title.startsWith('Paper 2'))?.object.address ?? '');
  await asked(page).getByText('You have answered.').waitFor();
  await page.getByRole('link', { name: 'What became of your point' }).click();
  await page.getByText('Partly accepted').waitFor();
  await page.getByText('We kept two days of the four').waitFor();
  expect(await page.getByText(/of \d+ answered/).count()).toBe(0);
  await shot(page, 'points-guest-1440');
  expect(await findings(page)).toEqual([]);
  await guest.leave();
});
