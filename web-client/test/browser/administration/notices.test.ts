import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { NoticeTable } from '@/generated/types';
import { findings } from '../axe';
import { launch } from '../launch';
import { at, look_over } from '../look_over';
import { button, heading, Visitor } from '../site';

let browser: Browser;
let administrator: Visitor;

const own = 'The ferry office moves to the harbour on Monday';

const notices = async () => (await administrator.ask<NoticeTable>('GET', '/administration/notices')).items;
const own_notice = async () => (await notices()).find(({ english }) => english.startsWith(own));
const above = (page: Page) => page.getByRole('complementary', { name: 'Notices' });

beforeAll(async () => {
  browser = await launch();
  administrator = await Visitor.signed_in(browser, 'administrator');
});
afterAll(async () => {
  const left = await own_notice();
  if (left) await administrator.ask('DELETE', `/administration/notices/${left.id}`);
  await administrator.leave();
  await browser.close();
});

test('a notice is written, looked at and put up by keyboard alone', async () => {
  const { page } = administrator;
  await administrator.go('/administration/notices');
  await button(page, 'Put up a notice').press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Put it up' }).press('Enter');
  await dialog.getByText('Write what the notice says in English').waitFor();
  await dialog.getByLabel('What it says in English').pressSequentially(own);
  await dialog.getByLabel('What it says in Welsh (optional)').fill('Mae’r swyddfa fferi yn symud ddydd Llun');
  await dialog.getByLabel('Where more is said (optional)').fill('harbour');
  await dialog.getByRole('region', { name: 'As its readers will see it' }).getByText(own).waitFor();
  expect(await findings(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Put it up' }).press('Enter');
  await dialog.getByText('Write an address that begins with https://', { exact: false }).last().waitFor();
  await dialog.getByLabel('Where more is said (optional)').fill('/about/help');
  await dialog.getByRole('button', { name: 'Put it up' }).press('Enter');
  await page.getByText('The notice is put up.').waitFor();
  await page.getByRole('heading', { name: 'Now above every screen' }).waitFor();
  await above(page).getByText(own).waitFor();
});

test('whoever has read the news hides them, until they are written anew', async () => {
  const reader = await Visitor.signed_in(browser, 'guest');
  const { page } = reader;
  await reader.go('/');
  await above(page).getByText(own).waitFor();
  expect(await above(page).getByRole('link', { name: 'More about this' }).getAttribute('href')).toBe(
    '/about/help',
  );
  await above(page).getByRole('button', { name: 'Hide this notice' }).press('Enter');
  await above(page).getByText(own).waitFor({ state: 'detached' });
  await page.reload();
  await heading(page, /Hello/).waitFor();
  expect(await above(page).getByText(own).count()).toBe(0);
  await change_by_screen(`${own} at nine`);
  await page.reload();
  await above(page).getByText(`${own} at nine`).waitFor();
  await reader.leave();
});

async function change_by_screen(words: string): Promise<void> {
  const { page } = administrator;
  await administrator.go('/administration/notices');
  await page.getByRole('button', { name: `Change ${own}` }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('What it says in English').fill(words);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByText('The notice is changed.').waitFor();
}

test('visitors read it in their language, where they sign in and on public pages, until it is taken down', async () => {
  const visitor = await Visitor.anonymous(browser, { bypassCSP: true, locale: 'cy' });
  await visitor.go('/sign-in');
  await visitor.page.getByText('Mae’r swyddfa fferi yn symud ddydd Llun').waitFor();
  await visitor.go('/about/privacy');
  await visitor.page.getByText('Mae’r swyddfa fferi yn symud ddydd Llun').waitFor();
  expect(await findings(visitor.page)).toEqual([]);
  await visitor.leave();
  const { page } = administrator;
  await administrator.go('/administration/notices');
  await page.getByRole('button', { name: `Take down ${own}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Take down' }).click();
  await page.getByText('The notice is taken down.').waitFor();
  expect(await own_notice()).toBeUndefined();
});

describe('looked over', () => {
  look_over(
    {
      notices: {
        address: at('/administration/notices'),
        ready: 'Notices',
        act: (page) => page.getByRole('heading', { name: 'To come' }).waitFor(),
      },
    },
    () => administrator,
  );
});
