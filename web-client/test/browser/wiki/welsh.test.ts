import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findings } from '../axe';
import { launch, shot } from '../launch';
import { sideways, Visitor } from '../site';

/** The same screens in Welsh, whose words are longer: somebody who works in a wiki full of pages. */
let browser: Browser;
let visitor: Visitor;
let page_address = '';
const space = '/s/bathing-waters';

const choose = (language: string) => visitor.ask('PUT', '/session/language', { language });

beforeAll(async () => {
  browser = await launch();
  visitor = await Visitor.signed_in(browser, 'owner');
  const found = await visitor.ask<{ objects: { address: string }[] }>('GET', '/search/quick?q=start');
  const start = found.objects.find((object) => object.address.startsWith(`${space}/wiki`));
  if (!start) throw new Error('the demonstration has no page to start at');
  page_address = start.address;
  await choose('cy');
});
afterAll(async () => {
  await choose('en');
  await visitor.leave();
  await browser.close();
});

const screens: Record<string, () => string> = {
  home: () => '/',
  drafts: () => '/drafts',
  spaces: () => '/spaces',
  'space-home': () => space,
  members: () => `${space}/members`,
  bin: () => `${space}/bin`,
  search: () => '/search?q=samples',
  people: () => '/people',
  sessions: () => '/me/sessions',
  help: () => '/help',
  page: () => page_address,
  editor: () => `${page_address}/edit`,
  history: () => `${page_address}/history`,
  comparison: () => `${page_address}/compare/1/3`,
};

for (const [name, address] of Object.entries(screens))
  test(`${name} in Welsh has no fault that axe finds and fits a phone`, async () => {
    const { page } = visitor;
    await page.setViewportSize({ width: 1440, height: 900 });
    await visitor.go(address());
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.waitForLoadState('networkidle');
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('cy');
    await page.setViewportSize({ width: 390, height: 900 });
    await shot(page, `welsh-${name}`, false);
    // The order of headings inside a text is its author's.
    expect(await findings(page, 'html', ['heading-order'])).toEqual([]);
    await page.setViewportSize({ width: 320, height: 720 });
    expect(await sideways(page), `${name} at 320 px scrolls sideways`).toBeLessThanOrEqual(0);
  });
