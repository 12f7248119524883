import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findings } from '../axe';
import { launch, shot } from '../launch';
import { heading, sideways, type Visitor } from '../site';
import { live_state, live_text, make_page, open_live, type Place, paragraphs_of, two_at_work } from './place';

/** Somebody deletes most of a text, and the owner of its space brings it back. */
let browser: Browser;
let owner: Visitor;
let colleague: Visitor;
let place: Place;

beforeAll(async () => {
  browser = await launch();
  ({ adviser: owner, colleague, place } = await two_at_work(browser, 'Sea walls'));
});
afterAll(async () => {
  for (const visitor of [owner, colleague]) await visitor.leave();
  await browser.close();
});

const sentence = 'A sentence that took somebody an hour to find the words of. ';
const long_text = Array.from({ length: 20 }, (_, part) => `Part ${part}. ${sentence.repeat(2)}`).join('\n\n');

/** It may come back for a minute; then a job looks every quarter of one. */
const told_within_ms = 120_000;

test(
  'Home tells the owner that most of a text was deleted; the history says who and how much, and brings it back',
  async () => {
    const made = await make_page(owner, place, 'Repairs', long_text);
    await open_live(colleague, made);
    await live_text(colleague.page).getByText('Part 3.').click();
    await colleague.page.keyboard.press('Control+a');
    await colleague.page.keyboard.press('Delete');
    await colleague.page.keyboard.type('Gone.');
    await live_state(colleague.page, 'Saved');

    const { page } = owner;
    await owner.go('/');
    const notice = page.getByRole('region', { name: 'Deleted texts' });
    await notice.getByText('Most of “Repairs” was deleted').waitFor({ timeout: told_within_ms });
    await notice.getByText('by Amara Okafor').waitFor();
    expect(await findings(page)).toEqual([]);
    await shot(page, 'deletion-notice-1440', false);
    await notice.getByRole('link', { name: 'Look in the history' }).click();

    await heading(page, 'History of “Repairs”').waitFor();
    const kept = page.getByRole('list', { name: 'Large deletions' });
    await kept.getByText(/^Amara Okafor deleted 9\d% of the text$/).waitFor();
    await kept.getByRole('button', { name: /^Look at it/ }).click();
    const before = page.getByRole('dialog', { name: 'Draft before the deletion' });
    await before.getByText('Part 19.').waitFor();
    await page.keyboard.press('Escape');
    await kept.getByRole('button', { name: /^Bring it back/ }).click();
    await kept.getByText('“Repairs” is back as it was, with what has been written since.').waitFor();
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    expect(await findings(page)).toEqual([]);
    await shot(page, 'deletion-history-390');
    await page.setViewportSize({ width: 1440, height: 900 });
    await shot(page, 'deletion-history-1440');

    // It comes to the screen of whoever is writing, and the owner has nothing more to decide.
    await expect
      .poll(async () => (await paragraphs_of(colleague.page)).join(' '))
      .toMatch(/Part 0\..*Part 19\./);
    await kept.getByRole('link', { name: 'Go to the draft' }).click();
    await live_text(page).getByText('Part 19.').waitFor();
    await owner.go('/');
    await heading(page, /Hello/).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await notice.count()).toBe(0);
  },
  told_within_ms + 60_000,
);
