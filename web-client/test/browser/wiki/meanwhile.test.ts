import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findings } from '../axe';
import { launch, shot } from '../launch';
import { button, from_menu, has_focus, heading, type Visitor } from '../site';
import { kept, make_page, type Place, publish, text_of_page, two_at_work } from './place';

/** One writes while another publishes the same page. */
let browser: Browser;
let adviser: Visitor;
let colleague: Visitor;
let place: Place;

beforeAll(async () => {
  browser = await launch();
  ({ adviser, colleague, place } = await two_at_work(browser, 'Sea defences'));
});
afterAll(async () => {
  await adviser.leave();
  await colleague.leave();
  await browser.close();
});

const news = 'Amara Okafor published this text';

test('a writer is told who published the page meanwhile, without a key lost or a line moved', async () => {
  const made = await make_page(adviser, place, 'Groynes', 'Built of oak.\n\nInspected yearly.\n\nRepaired.');
  const { page } = adviser;
  await adviser.go(`${made.address}/edit/markdown`);
  await heading(page, 'Editing: Groynes').waitFor();
  const area = text_of_page(page);
  await page.keyboard.press('Control+End');
  await page.waitForLoadState('networkidle');
  const before = await area.boundingBox();
  const began = await area.inputValue();
  const typed = ' In spring, before the storms come back from the south west.';
  const typing = page.keyboard.type(typed, { delay: 40 });
  await publish(colleague, made.id, 'Groynes', 'Built of larch.\n\nInspected yearly.\n\nRepaired.', 1);
  await page.locator('.notice').getByText(news).waitFor();
  await typing;
  expect(await area.evaluate(has_focus)).toBe(true);
  expect(await area.inputValue()).toBe(began + typed);
  const after = await area.boundingBox();
  expect([after?.x, after?.y, after?.width]).toEqual([before?.x, before?.y, before?.width]);
  await page.locator('body > [aria-live="polite"]').filter({ hasText: news }).waitFor({ state: 'attached' });
  expect(await page.locator('.notice').getAttribute('role')).toBeNull();
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await shot(page, `meanwhile-${width}`, false);
    const notice = await page.locator('.notice').boundingBox();
    expect((notice?.y ?? 900) + (notice?.height ?? 0), `in sight at ${width} px`).toBeLessThanOrEqual(900);
    expect(await findings(page), `at ${width} px`).toEqual([]);
  }

  await button(page, 'See what changed').click();
  const panel = page.getByRole('dialog', { name: news });
  await panel.locator('ins').getByText('larch').waitFor();
  await panel.locator('del').getByText('oak').waitFor();
  expect(await findings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  expect(await button(page, 'See what changed').evaluate(has_focus)).toBe(true);

  await kept(page);
  await button(page, 'Publish page').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Publish page' }).click();
  await page.getByText(/^Published\./).waitFor();
  await page.getByText('Built of larch.').waitFor();
  await page.getByText('before the storms come back').waitFor();
});

test("one's own publication is no news to oneself, but one from another window is", async () => {
  const made = await make_page(adviser, place, 'Revetments', 'Of stone.');
  const { page } = adviser;
  await adviser.go(`${made.address}/edit/markdown`);
  await heading(page, 'Editing: Revetments').waitFor();
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => {
    const look = () => {
      if (document.body.textContent?.includes('in another window')) Object.assign(window, { told: true });
    };
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Mended.');
  await kept(page);
  await button(page, 'Publish page').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Publish page' }).click();
  await page.getByText(/^Published\./).waitFor();
  await page.waitForLoadState('networkidle');
  expect(await page.evaluate(() => 'told' in window)).toBe(false);

  await from_menu(page, 'Edit as Markdown');
  await heading(page, 'Editing: Revetments').waitFor();
  await page.waitForLoadState('networkidle');
  await publish(adviser, made.id, 'Revetments', 'Of stone and turf.', 2);
  await page.locator('.notice').getByText('You published this text in another window').waitFor();
});

test('the notice put away stays away until somebody publishes again', async () => {
  const made = await make_page(adviser, place, 'Sluices', 'Opened at low water.');
  const { page } = adviser;
  await adviser.go(`${made.address}/edit/markdown`);
  await heading(page, 'Editing: Sluices').waitFor();
  await page.waitForLoadState('networkidle');
  expect(await page.locator('.notice').count()).toBe(0);
  await publish(colleague, made.id, 'Sluices', 'Opened at slack water.', 1);
  await page.locator('.notice').getByText(news).waitFor();
  await button(page, 'Hide this notice').click();
  await page.locator('.notice').waitFor({ state: 'detached' });
  expect(await text_of_page(page).evaluate(has_focus)).toBe(true);
  await publish(colleague, made.id, 'Sluices', 'Opened at slack water, by hand.', 2);
  await page.locator('.notice').getByText(news).waitFor();
});

test('the first text that another publishes of a page is shown whole', async () => {
  const { id } = await adviser.ask<{ id: string }>('POST', '/wiki/pages', {
    component: place.wiki,
    parent: null,
    title: 'Breakwater',
  });
  const { page } = adviser;
  await adviser.go(`/s/${place.space.slug}/wiki/${id}/edit/markdown`);
  await heading(page, 'Editing: Breakwater').waitFor();
  await page.waitForLoadState('networkidle');
  await publish(colleague, id, 'Breakwater', 'Granite, from the quarry.', 0);
  await button(page, 'See what changed').click();
  await page.getByRole('dialog').getByText('Granite, from the quarry.').waitFor();
});
