import type { Browser, Locator, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PageView } from '@/generated/types';
import { findings } from '../axe';
import { launch, shot } from '../launch';
import { add_member, button, from_menu, has_focus, heading, Visitor } from '../site';
import {
  live_state,
  live_text,
  make_page,
  make_place,
  open_live,
  type Place,
  paragraphs_of,
  publish,
} from './place';

/** Several people in one page at once, each in a browser of their own. */
let browser: Browser;
let adviser: Visitor;
let owner: Visitor;
let facilitator: Visitor;
let place: Place;

beforeAll(async () => {
  browser = await launch();
  [adviser, owner, facilitator] = await Promise.all([
    Visitor.signed_in(browser, 'adviser'),
    Visitor.signed_in(browser, 'owner'),
    Visitor.signed_in(browser, 'facilitator'),
  ]);
  place = await make_place(adviser, 'Written together');
  await add_member(adviser, place.space, 'owner', 'member');
  await add_member(adviser, place.space, 'facilitator', 'member');
});
afterAll(async () => {
  for (const visitor of [adviser, owner, facilitator]) await visitor.leave();
  await browser.close();
});

const generous_ms = 900;

/** Puts the caret behind a paragraph and types. */
async function type_after(visitor: Visitor, words: string, typed: string): Promise<void> {
  await live_text(visitor.page).getByText(words).first().click();
  await visitor.page.keyboard.press('End');
  await visitor.page.keyboard.type(typed, { delay: 15 });
}

test('three people type at once, see who is there and where, and all have all words', async () => {
  const made = await make_page(adviser, place, 'Three at once', 'First part.\n\nSecond part.\n\nThird part.');
  const all = [adviser, owner, facilitator];
  for (const visitor of all) await open_live(visitor, made);
  const parts = ['First part.', 'Second part.', 'Third part.'];
  await Promise.all(all.map((visitor, n) => type_after(visitor, parts[n] ?? '', ` Words of number ${n}.`)));
  for (const { page } of all) await live_state(page, 'Saved');
  const whole = parts.map((part, n) => `${part} Words of number ${n}.`);
  for (const { page } of all)
    await expect.poll(() => paragraphs_of(page), { timeout: 10_000 }).toEqual(whole);
  const { page } = adviser;
  await page.locator('.people-here').getByText('Amara Okafor and Tomasz Lewicki are here too').waitFor();
  await expect
    .poll(() => page.locator('.rich-caret__name').allTextContents())
    .toEqual(['Amara Okafor', 'Tomasz Lewicki']);
  expect(await findings(page)).toEqual([]);
  await shot(page, 'live-three', false);
  await button(owner.page, 'Done').click();
  await page.locator('.people-here').getByText('Tomasz Lewicki is here too', { exact: true }).waitFor();
});

test('Edit becomes typing at the place that was being read, and Done becomes reading there', async () => {
  const { page } = adviser;
  const long = Array.from({ length: 120 }, (_, n) => `## Part ${n}\n\nWords of part ${n}.`).join('\n\n');
  const made = await make_page(adviser, place, 'A long page', long);
  const times: number[] = [];
  const top_of = async (words: string) =>
    (await page.getByRole('heading', { name: words, exact: true }).boundingBox())?.y ?? 0;
  for (let round = 0; round < 3; round++) {
    await adviser.go(made.address);
    await button(page, 'Edit').waitFor();
    // What writing takes is fetched while one reads.
    await page.waitForResponse(/assets\/rich_editor-/);
    await page.waitForLoadState('networkidle');
    await page
      .getByRole('heading', { name: 'Part 60', exact: true })
      .evaluate((part) => part.scrollIntoView());
    await page.evaluate(() => scrollBy(0, -200));
    const before = await top_of('Part 60');
    times.push(
      await page.evaluate(async () => {
        const began = performance.now();
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'e', bubbles: true }));
        while (!document.activeElement?.matches('.rich-text'))
          await new Promise((done) => requestAnimationFrame(done));
        return performance.now() - began;
      }),
    );
    expect(Math.abs((await top_of('Part 60')) - before)).toBeLessThan(3);
    await button(page, 'Done').evaluate((done: HTMLElement) => done.click());
    await button(page, 'Edit').waitFor();
    expect(Math.abs((await top_of('Part 60')) - before)).toBeLessThan(3);
  }
  times.sort((one, other) => one - other);
  console.log(`from E to typing: ${times.map((ms) => ms.toFixed(0)).join(', ')} ms`);
  expect(times[1]).toBeLessThan(generous_ms);
});

test('a menu that is opened while the text is still on its way stays open when it comes', async () => {
  const made = await make_page(adviser, place, 'A slow start', 'Text.');
  const { page } = adviser;
  let let_come = () => {};
  const held = new Promise<void>((done) => {
    let_come = done;
  });
  await page.route(/assets\/rich_editor-/, async (route) => {
    await held;
    await route.continue();
  });
  await adviser.go(`${made.address}/edit`);
  await button(page, 'More').click();
  await page.getByRole('menuitem', { name: 'Edit as Markdown' }).waitFor();
  expect(await live_text(page).count()).toBe(0);
  let_come();
  await live_text(page).waitFor();
  await page.unroute(/assets\/rich_editor-/);
  await page.keyboard.press('ArrowDown');
  expect(await page.getByRole('menuitem', { name: 'History' }).evaluate(has_focus)).toBe(true);
  await page.keyboard.press('Escape');
  expect(await button(page, 'More').evaluate(has_focus)).toBe(true);
});

test('what was written together is published, and its readers have it without losing their place', async () => {
  const parts = Array.from({ length: 40 }, (_, n) => `## Part ${n}\n\nWords of part ${n}.`).join('\n\n');
  const made = await make_page(adviser, place, 'The live handbook', parts);
  const reader = owner.page;
  await owner.go(made.address);
  await reader.getByRole('heading', { name: 'Part 20', exact: true }).scrollIntoViewIfNeeded();
  await button(reader, 'Watch').evaluate((mark) => mark.focus({ preventScroll: true }));
  await reader.waitForLoadState('networkidle');
  const before = await reader.getByRole('heading', { name: 'Part 20', exact: true }).boundingBox();

  const { page } = adviser;
  await open_live(adviser, made);
  await type_after(adviser, 'Words of part 2.', ' And what was added together.');
  await page.keyboard.press('Control+Enter');
  const panel = page.getByRole('dialog', { name: 'Publish page' });
  await panel.locator('ins').getByText('added together').waitFor();
  await panel.getByText('3 people', { exact: true }).waitFor();
  await panel.getByLabel('What did you change?').fill('Part 2');
  expect(await findings(page)).toEqual([]);
  await panel.getByRole('button', { name: 'Publish page' }).click();
  await page.getByText(/^Published\./).waitFor();
  await heading(page, 'The live handbook').waitFor();
  expect(new URL(page.url()).pathname).toBe(made.address);

  await reader.getByText('And what was added together.').waitFor({ state: 'attached' });
  expect(await button(reader, 'Watch').evaluate(has_focus)).toBe(true);
  const after = await reader.getByRole('heading', { name: 'Part 20', exact: true }).boundingBox();
  expect(after?.y).toBeCloseTo(before?.y ?? 0, 0);
});

test('a title is changed in its place: Enter goes on in the text, and others see it', async () => {
  const made = await make_page(adviser, place, 'Its first title', 'Text.');
  const { page } = adviser;
  await owner.go(made.address);
  await heading(owner.page, 'Its first title').waitFor();
  await open_live(adviser, made);
  const title = page.getByRole('textbox', { name: 'Title' });
  await title.fill('');
  await page.getByText('Enter a title').waitFor();
  await title.fill('Its better title');
  await page.getByText('Readers see a new title at once').waitFor();
  await page.keyboard.press('Enter');
  expect(await live_text(page).evaluate(has_focus)).toBe(true);
  await heading(owner.page, 'Its better title').waitFor();
  await types_while_a_title_is_kept(page, title);
  await heading(owner.page, 'Its last title').waitFor();
  await title.fill('Three at once');
  await page.keyboard.press('Tab');
  await page.getByText('Another page of this wiki has that title').waitFor();
  await title.press('Escape');
  await page.keyboard.press('Tab');
  expect(await title.inputValue()).toBe('Its last title');
});

/** The answer about one title is held back until another is typed and left: the other is kept all the same. */
async function types_while_a_title_is_kept(page: Page, title: Locator) {
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const hold = async (route: Route) => {
    await held;
    await route.continue();
  };
  await page.route('**/api/v1/wiki/pages/*/title', hold, { times: 1 });
  await title.fill('Its middle title');
  await page.keyboard.press('Enter');
  await title.fill('Its last title');
  await page.keyboard.press('Enter');
  answer();
}

test('what is published as Markdown comes into what is being written, and nothing of either is lost', async () => {
  const made = await make_page(adviser, place, 'Both ways', 'First.\n\nLast.');
  const { page } = adviser;
  await open_live(adviser, made);
  await type_after(adviser, 'First.', ' Written live.');
  await live_state(page, 'Saved');
  await publish(owner, made.id, 'Both ways', 'First.\n\nLast, as Amara has it.', 1);
  await live_text(page).getByText('Last, as Amara has it.').waitFor();
  await live_text(page).getByText('First. Written live.').waitFor();
  await from_menu(page, 'Edit as Markdown');
  await expect.poll(() => page.getByLabel('Text as Markdown').inputValue()).toContain('as Amara has it');
  await open_live(adviser, made);
  await live_text(page).getByText('First. Written live.').waitFor();
  await button(page, 'Publish page').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Publish page' }).click();
  await page.getByText(/^Published\./).waitFor();
  const { html } = await owner.ask<PageView>('GET', `/wiki/pages/${made.id}`);
  expect(html).toContain('First. Written live.');
  expect(html).toContain('Last, as Amara has it.');
});
