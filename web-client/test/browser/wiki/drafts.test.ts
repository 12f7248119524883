import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Home, Saved } from '@/generated/types';
import { findings } from '../axe';
import { launch, shot } from '../launch';
import { heading, Visitor } from '../site';
import { make_place } from './place';

let browser: Browser;
let owner: Visitor;

beforeAll(async () => {
  browser = await launch();
  owner = await Visitor.signed_in(browser, 'owner');
});
afterAll(async () => {
  await owner.leave();
  await browser.close();
});

const how_many = 36;

test('Home shows five drafts and the way to all of them, which are read on page by page', async () => {
  const place = await make_place(owner, 'Half written');
  for (let number = 1; number <= how_many; number++) {
    const title = `Unfinished ${number}`;
    const { id } = await owner.ask<Saved>('POST', '/wiki/pages', {
      component: place.wiki,
      parent: null,
      title,
    });
    await owner.ask('PUT', `/objects/${id}/draft`, { title, markdown: 'Begun.', base_revision: 0 });
  }
  const { draft_count } = await owner.ask<Home>('GET', '/home');
  expect(draft_count).toBeGreaterThanOrEqual(how_many);
  const { page } = owner;
  await owner.go('/');
  const drafts = page.getByRole('region', { name: 'Your drafts' });
  await drafts.getByRole('link', { name: `Unfinished ${how_many}`, exact: true }).waitFor();
  expect(await drafts.getByRole('listitem').count()).toBe(5);
  await drafts.getByRole('link', { name: `All ${draft_count} drafts` }).click();
  await heading(page, 'Your drafts').waitFor();
  const listed = page.getByRole('main').getByRole('listitem');
  await expect.poll(() => listed.count()).toBe(30);
  await page.getByRole('button', { name: 'Load more' }).click();
  await expect.poll(() => listed.count()).toBe(draft_count);
  await page.getByRole('link', { name: 'Unfinished 1', exact: true }).waitFor();
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    // A link half under the sticky header would count as a small target.
    await page.evaluate(() => scrollTo(0, 0));
    await shot(page, `drafts-${width}`, false);
    expect(await findings(page), `at ${width} px`).toEqual([]);
  }
});
