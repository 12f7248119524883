import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findings } from '../../axe';
import { launch } from '../../launch';
import { base, button, heading, password, people, Visitor } from '../../site';
import {
  live_state,
  live_text,
  make_page,
  open_live,
  type Place,
  paragraphs_of,
  text_of_page,
  two_at_work,
} from '../../wiki/place';

/** What most people do most days, in Firefox. Everything else, and the way by keyboard alone, is tried in Chromium. */
let browser: Browser;
let adviser: Visitor;
let colleague: Visitor;
let place: Place;

beforeAll(async () => {
  browser = await launch();
  ({ adviser, colleague, place } = await two_at_work(browser, 'Seen by Firefox'));
});
afterAll(async () => {
  await adviser.leave();
  await colleague.leave();
  await browser.close();
});

test('signing in leads to the page that was asked for', async () => {
  const visitor = await Visitor.anonymous(browser);
  const { page } = visitor;
  await visitor.go('/s/bathing-waters/members');
  await heading(page, 'Sign in').waitFor();
  await page.getByLabel('Email address').fill(people.adviser);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await heading(page, 'People in this space').waitFor();
  expect(new URL(page.url()).pathname).toBe('/s/bathing-waters/members');
  expect(await findings(page)).toEqual([]);
  await visitor.leave();
});

test('two people type at once, see each other, and undo only what is their own', async () => {
  const made = await make_page(adviser, place, 'Two at once', 'First part.\n\nSecond part.');
  const both = [adviser, colleague];
  for (const visitor of both) await open_live(visitor, made);
  for (const [n, { page }] of both.entries()) {
    await page.bringToFront();
    await live_text(page)
      .getByText(n === 0 ? 'First part.' : 'Second part.')
      .click();
    await page.keyboard.press('End');
    await page.keyboard.type(` Words of number ${n}.`);
    await live_state(page, 'Saved');
  }
  const whole = ['First part. Words of number 0.', 'Second part. Words of number 1.'];
  for (const { page } of both) await expect.poll(() => paragraphs_of(page)).toEqual(whole);
  await adviser.page.locator('.people-here').getByText('Amara Okafor is here too').waitFor();
  await adviser.page.bringToFront();
  await live_text(adviser.page).getByText('First part.').click();
  await adviser.page.keyboard.press('Control+z');
  for (const { page } of both)
    await expect.poll(() => paragraphs_of(page)).toEqual(['First part.', 'Second part. Words of number 1.']);
  expect(await findings(adviser.page)).toEqual([]);
});

test('what is pasted from the web or a word processor keeps its shape and loses its paint', async () => {
  const made = await make_page(adviser, place, 'Pasted', 'Before.');
  const { page } = adviser;
  const letter = await colleague.context.newPage();
  await letter.setContent(
    '<p class=MsoNormal style="mso-margin:0;color:red">It was <b>bold</b><o:p></o:p></p><ul><li>one</li><li>two</li></ul>',
  );
  await letter.bringToFront();
  await letter.keyboard.press('Control+a');
  await letter.keyboard.press('Control+c');
  await letter.close();
  await open_live(adviser, made);
  await page.bringToFront();
  await live_text(page).getByText('Before.').click();
  await page.keyboard.press('End');
  await page.keyboard.press('Control+v');
  await live_state(page, 'Saved');
  await live_text(page).locator('strong').getByText('bold').waitFor();
  expect(await live_text(page).locator('li').allTextContents()).toEqual(['one', 'two']);
  expect(await live_text(page).locator('[style*="red"]').count()).toBe(0);
});

test('a comment on words is beside them for the next reader', async () => {
  const made = await make_page(
    adviser,
    place,
    'Groynes',
    'They were built of oak and last inspected in May.',
  );
  const { page } = adviser;
  await adviser.go(made.address);
  await page.locator('.page__text').getByText('built of oak').waitFor();
  await page.evaluate(() => {
    const node = document.querySelector('.page__text p')?.firstChild as Text;
    getSelection()?.setBaseAndExtent(node, 10, node, 22);
  });
  await button(page, 'Comment').click();
  await page.getByRole('textbox', { name: /comment/i }).fill('Is it still?');
  await page.getByRole('button', { name: /^Post/ }).click();
  const beside = colleague.page.getByRole('complementary', { name: 'Comments' });
  await colleague.go(made.address);
  await colleague.page.getByRole('button', { name: '1 comment', exact: true }).click();
  await beside.getByRole('article').getByText('Is it still?').waitFor();
});

test('Markdown is saved into the draft that is written together', async () => {
  const made = await make_page(adviser, place, 'Timetable', 'Dates.');
  const { page } = adviser;
  await adviser.go(`${made.address}/edit/markdown`);
  await text_of_page(page).fill('Dates, and *places*.');
  await button(page, 'Save into the draft').click();
  await page.getByRole('status').filter({ hasText: 'As it is in the draft' }).waitFor();
  await open_live(colleague, made);
  expect(await paragraphs_of(colleague.page)).toEqual(['Dates, and places.']);
});

test('a public page needs neither script nor cookie', async () => {
  const visitor = await Visitor.anonymous(browser);
  await visitor.page.goto(`${base}/p/open-policy`);
  await heading(visitor.page, /./).waitFor();
  expect(await visitor.page.locator('script').count()).toBe(0);
  expect(await visitor.context.cookies()).toEqual([]);
  await visitor.leave();
});
