import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SitePageTable, SitePageView } from '@/generated/types';
import { findings } from '../axe';
import { launch, shot } from '../launch';
import { at, look_over } from '../look_over';
import { button, heading, sideways, Visitor } from '../site';

let browser: Browser;
let administrator: Visitor;
/** Each file finds the pages as the demonstration has them, however often it runs. */
const own = `on a harbour wall ${Date.now() % 100_000}`;

const page_of = (name: string) => administrator.ask<SitePageView>('GET', `/administration/pages/${name}`);
const dialog = (page: Page) => page.getByRole('dialog');

beforeAll(async () => {
  browser = await launch();
  administrator = await Visitor.signed_in(browser, 'administrator');
});
afterAll(async () => {
  const { items } = await administrator.ask<SitePageTable>('GET', '/administration/pages');
  for (const { page, asking } of items)
    if (asking) await administrator.ask('DELETE', `/administration/pages/${page}/asking`);
  await administrator.leave();
  await browser.close();
});

test('the list says who wrote each page, and how far the Welsh is behind', async () => {
  const { page } = administrator;
  await administrator.go('/administration/pages');
  const row = page.getByRole('row', { name: /Accessibility/ });
  await row.getByText('Welsh is 2 versions behind').waitFor();
  await row.getByText('by Nia Prosser').waitFor();
  await page
    .getByRole('row', { name: /Cookies/ })
    .getByText('came with the software')
    .first()
    .waitFor();
});

test('a page is written, looked at and published by keyboard alone, and everybody reads it at once', async () => {
  const { page } = administrator;
  const before = await page_of('help');
  await administrator.go('/administration/pages/help');
  await page.getByRole('link', { name: 'Change this page' }).press('Enter');
  await heading(page, 'Change “Help”').waitFor();
  const text = page.getByLabel('Text in English', { exact: true });
  const title = page.getByLabel('Title in English');
  await title.fill('');
  await button(page, 'See what changes').press('Enter');
  await page.getByRole('link', { name: 'Enter a title' }).press('Enter');
  await title.fill(before.english_words?.title ?? '');
  await text.fill(`${before.english_words?.markdown}\nSomebody stands **${own}**.\n`);
  await page.getByRole('button', { name: 'Preview English' }).press('Enter');
  await page.locator('.pages__diff strong', { hasText: own }).waitFor();
  expect(await findings(page, 'html', ['heading-order'])).toEqual([]);
  await button(page, 'See what changes').press('Enter');
  await dialog(page).locator('.fm-block-added', { hasText: own }).first().waitFor();
  await dialog(page).getByText(/^\d words added, 0 removed$/).waitFor();
  await shot(page, 'site-page-publish', false);
  expect(await findings(page, 'html', ['heading-order'])).toEqual([]);
  await dialog(page).getByLabel('What did you change? (optional)').fill('Where somebody stands');
  await dialog(page).getByLabel('The Welsh still says the same').press('Space');
  await dialog(page).getByRole('button', { name: 'Publish' }).press('Enter');
  await page.getByText(`Version ${before.version + 1} is published.`, { exact: false }).waitFor();
  await page.getByText('Where somebody stands').waitFor();
  expect((await page_of('help')).behind).toBe(0);
  const visitor = await Visitor.anonymous(browser, { bypassCSP: true });
  await visitor.go('/about/help');
  await visitor.page.getByText(own).waitFor();
  await visitor.page.getByText(/^Last changed \d/).waitFor();
  expect(await findings(visitor.page, 'html', ['heading-order'])).toEqual([]);
  await visitor.leave();
});

test('what cannot stand in a page is said at its field, and what was written stays', async () => {
  const { page } = administrator;
  await administrator.go('/administration/pages/contact/edit');
  const text = page.getByLabel('Text in English', { exact: true });
  await text.fill('![A harbour](harbour.png)');
  await button(page, 'See what changes').click();
  await page.locator('#english-markdown-error').waitFor();
  expect(await text.inputValue()).toBe('![A harbour](harbour.png)');
  await button(page, 'Cancel').click();
  await page.getByRole('button', { name: 'Leave and lose it' }).click();
  await heading(page, 'Contact').waitFor();
});

test('what somebody else published meanwhile is compared with before it is replaced', async () => {
  const { page } = administrator;
  await administrator.go('/administration/pages/cookies/edit');
  const cookies = await page_of('cookies');
  const { title, markdown } = cookies.english_words ?? { title: '', markdown: '' };
  const text = page.getByLabel('Text in English', { exact: true });
  await text.fill(`${markdown}\nMine ${own}.\n`);
  await button(page, 'See what changes').click();
  await dialog(page).locator('.fm-block-added', { hasText: 'Mine' }).first().waitFor();
  await administrator.ask(
    'PUT',
    '/administration/pages/cookies',
    { english: { title, markdown: `${markdown}\nTheirs ${own}.\n` } },
    { 'If-Match': `"${cookies.version}"` },
  );
  await dialog(page).getByRole('button', { name: 'Publish' }).click();
  await dialog(page)
    .getByText('Somebody has published this page since you opened it.', { exact: false })
    .waitFor();
  await dialog(page).locator('.pages__diff').getByText('Theirs').first().waitFor();
  await dialog(page).getByRole('button', { name: 'Publish' }).click();
  await page.getByText(`Version ${cookies.version + 2} is published.`, { exact: false }).waitFor();
});

test('two versions are compared, and an earlier one is brought back', async () => {
  const { page } = administrator;
  await administrator.go('/administration/pages/help');
  const versions = page.getByRole('region', { name: 'Versions' });
  await versions.getByRole('button', { name: 'Compare the two' }).click();
  await dialog(page).locator('.fm-block-added', { hasText: own }).first().waitFor();
  await page.keyboard.press('Escape');
  const { version } = await page_of('help');
  await versions.getByRole('button', { name: `View Version ${version - 1}` }).click();
  await dialog(page).getByRole('heading', { level: 3 }).first().waitFor();
  expect(await dialog(page).getByText(own).count()).toBe(0);
  await page.keyboard.press('Escape');
  await versions.getByRole('button', { name: `Bring back Version ${version - 1}` }).click();
  await dialog(page).getByRole('button', { name: 'Bring this version back' }).click();
  await page.getByText(`What version ${version - 1} said is published again.`).waitFor();
  expect((await page_of('help')).english_words?.markdown).not.toContain(own);
});

test('who is asked to accept the terms reads them over what they are writing, and goes on where they were', async () => {
  const reader = await Visitor.signed_in(browser, 'owner');
  const { page } = reader;
  await page.clock.install();
  await reader.go('/search');
  const typed = page.getByRole('main').getByRole('searchbox');
  await typed.fill('flood barriers');
  const terms = await page_of('terms');
  const { page: desk } = administrator;
  await administrator.go('/administration/pages/terms/edit');
  await desk
    .getByLabel('Text in English', { exact: true })
    .fill(`${terms.english_words?.markdown}\nNobody fishes ${own}.\n`);
  await button(desk, 'See what changes').click();
  await dialog(desk).getByLabel('Ask people to accept this again').check();
  await dialog(desk).getByRole('button', { name: 'Publish' }).click();
  // Whoever has published it is the first to be asked.
  await dialog(desk).getByRole('button', { name: 'I accept' }).waitFor();
  await dialog(desk).getByText(own).waitFor();
  await dialog(desk).getByRole('button', { name: 'I accept' }).click();
  await administrator.go('/administration/pages/terms');
  await desk.getByText(/^1 of \d+ people who can sign in has accepted/).waitFor();

  // Somebody who comes back to the window after a while learns of it without loading anything anew.
  await page.clock.fastForward('06:00');
  await page.evaluate(() => dispatchEvent(new Event('visibilitychange')));
  const asked = dialog(page);
  await asked.getByRole('heading', { name: 'Terms of use' }).waitFor();
  await asked.getByText(own).waitFor();
  await page.keyboard.press('Escape');
  expect(await asked.isVisible()).toBe(true);
  expect(await findings(page, 'html', ['heading-order'])).toEqual([]);
  for (const [width, scheme] of [
    [1440, 'light'],
    [390, 'light'],
    [390, 'dark'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: scheme });
    await shot(page, `accepting-${width}-${scheme}`, false);
    expect(await sideways(page)).toBeLessThanOrEqual(0);
  }
  await asked.getByRole('button', { name: 'I accept' }).press('Enter');
  await asked.waitFor({ state: 'detached' });
  expect(await typed.inputValue()).toBe('flood barriers');
  await page.setViewportSize({ width: 1440, height: 900 });
  await button(page, 'Your menu: Amara Okafor').click();
  await page.getByRole('menuitem', { name: 'Amara Okafor' }).click();
  await page.getByRole('region', { name: 'What you have accepted' }).getByText('Terms of use').waitFor();
  await reader.leave();
});

test('nobody is asked any more once an administrator says so', async () => {
  const { page } = administrator;
  await administrator.go('/administration/pages/terms');
  await page.getByRole('button', { name: 'Ask nobody any more' }).click();
  await dialog(page).getByRole('button', { name: 'Ask nobody any more' }).click();
  await page.getByText('Nobody is asked to accept this page any more.').waitFor();
  expect((await page_of('terms')).asking).toBeNull();
});

describe('looked over', () => {
  look_over(
    {
      pages: { address: at('/administration/pages'), ready: 'Site pages' },
      page: { address: at('/administration/pages/accessibility'), ready: 'Accessibility', text: true },
      page_written: {
        address: at('/administration/pages/accessibility/edit'),
        ready: 'Change “Accessibility”',
        text: true,
      },
    },
    () => administrator,
  );
});
