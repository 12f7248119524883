import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PageView } from '@/generated/types';
import { findings } from '../axe';
import { is_firefox, launch, shot } from '../launch';
import { button, heading, Visitor } from '../site';
import { make_page, make_place } from './place';

/** Long pages: their contents, and what becomes of them on paper. */
let browser: Browser;
let adviser: Visitor;
let made: PageView;
const wide = `| ${'Station | '.repeat(14)}\n|${' --- |'.repeat(14)}\n| ${'Aberystwyth-north | '.repeat(14)}`;

beforeAll(async () => {
  browser = await launch();
  adviser = await Visitor.signed_in(browser, 'adviser');
  const place = await make_place(adviser, 'Paper');
  made = await make_page(
    adviser,
    place,
    'How we measure',
    [
      '# Where',
      'At [the stations](https://stations.example/list).',
      wide,
      '# When',
      ':::expandable[In winter]\nWhen the river runs high.\n:::',
      `\`\`\`\n${'one-long-line '.repeat(40)}\n\`\`\``,
      '## At night',
      'Never.\n\n'.repeat(60),
    ].join('\n\n'),
  );
});
afterAll(async () => {
  await adviser.leave();
  await browser.close();
});

test('a narrow window has the contents of a long page folded above its text', async () => {
  const { page } = adviser;
  await page.setViewportSize({ width: 390, height: 844 });
  await adviser.go(made.address);
  await heading(page, 'How we measure').waitFor();
  const folded = page.locator('details.folded-contents');
  await shot(page, 'contents-folded-390', false);
  await folded.getByText('Contents', { exact: true }).click();
  const link = folded.getByRole('link', { name: 'At night' });
  await link.waitFor();
  await shot(page, 'contents-open-390', false);
  await page.emulateMedia({ colorScheme: 'dark' });
  await shot(page, 'contents-open-390-dark', false);
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await findings(page, '.folded-contents')).toEqual([]);
  await link.click();
  await expect
    .poll(() =>
      page.getByRole('heading', { name: 'At night' }).evaluate((h) => h.getBoundingClientRect().top),
    )
    .toBeLessThan(400);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page
    .getByRole('complementary', { name: 'About this text' })
    .getByRole('link', { name: 'When' })
    .waitFor();
  expect(await folded.isVisible()).toBe(false);
});

test('on paper a page has its title, marking, revision and address, and all of its text', async () => {
  const { page } = adviser;
  await page.setViewportSize({ width: 700, height: 1000 });
  await adviser.go(made.address);
  await heading(page, 'How we measure').waitFor();
  await page.emulateMedia({ media: 'print' });
  const text = page.locator('.page__text');
  await page.getByText(`Revision 1 · ${new URL(page.url()).origin}${made.address}`).waitFor();
  await page.getByText('OFFICIAL', { exact: true }).waitFor();
  for (const chrome of ['header.header', 'footer', '.space__side', '.page-rail', '.folded-contents'])
    for (const one of await page.locator(chrome).all()) expect(await one.isVisible(), chrome).toBe(false);
  expect(await button(page, 'Edit').isVisible()).toBe(false);
  const link = text.getByRole('link', { name: 'the stations' });
  expect(await link.evaluate((a) => getComputedStyle(a, '::after').content)).toContain(
    'stations.example/list',
  );
  // Nothing stands beyond the edge of the paper, and what was folded stands open.
  const edge = await text.evaluate((box) => box.getBoundingClientRect().right);
  for (const cell of await text.locator('th, pre').all())
    expect(await cell.evaluate((one) => one.getBoundingClientRect().right)).toBeLessThanOrEqual(edge + 1);
  expect(await text.locator('pre').evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
  const inside = text.getByText('When the river runs high.');
  if (!is_firefox) expect((await inside.boundingBox())?.height).toBeGreaterThan(0);
  await shot(page, 'paper');
  await page.emulateMedia({ media: 'screen' });
});
