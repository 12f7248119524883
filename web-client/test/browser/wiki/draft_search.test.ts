import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SearchAnswer } from '@/generated/types';
import { findings } from '../axe';
import { launch, shot } from '../launch';
import { make_space, Visitor } from '../site';
import { live_state, live_text, make_page, open_live } from './place';

let browser: Browser;
let adviser: Visitor;

beforeAll(async () => {
  browser = await launch();
  adviser = await Visitor.signed_in(browser, 'adviser');
});
afterAll(async () => {
  await adviser.leave();
  await browser.close();
});

test('what is only in the draft is found by those who write it, and says so', async () => {
  // In a community nothing is published by itself.
  const sections = [{ module: 'wiki', name: 'Wiki' }];
  const space = await make_space(adviser, 'Found in a draft', { kind: 'community', sections });
  const place = { space, wiki: space.components[0]?.id ?? '' };
  const made = await make_page(adviser, place, 'Shingle', 'The bank as it is.');
  const { page } = adviser;
  await open_live(adviser, made);
  await live_text(page).getByText('The bank as it is.').click();
  await page.keyboard.press('End');
  await page.keyboard.type(' Thrumwater runs behind it.');
  await live_state(page, 'Saved');
  await expect
    .poll(
      async () =>
        (await adviser.ask<SearchAnswer>('GET', '/search?q=thrumwater')).items.map((hit) => hit.in_draft),
      { timeout: 15_000 },
    )
    .toEqual([true]);

  await adviser.go('/search?q=thrumwater');
  const hit = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'Shingle' }) });
  await hit.getByText('In the draft').waitFor();
  await hit.locator('mark', { hasText: 'Thrumwater' }).waitFor();
  await shot(page, 'search-in-draft', false);
  expect(await findings(page)).toEqual([]);

  await page.keyboard.press('/');
  await page.keyboard.type('thrumwater');
  await page.getByRole('option', { name: `Shingle In the draft · ${space.name}` }).waitFor();
  await page.keyboard.press('Escape');
  await adviser.go(`/search?q=bank&space=${space.id}`);
  await page.getByRole('link', { name: 'Shingle' }).waitFor();
  expect(await page.getByText('In the draft').count()).toBe(0);
});
