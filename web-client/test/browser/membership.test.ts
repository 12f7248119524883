import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findings } from './axe';
import { launch } from './launch';
import { at, look_over } from './look_over';
import { base, button, heading, make_space, Visitor } from './site';

let browser: Browser;
let owner: Visitor;
let adviser: Visitor;
beforeAll(async () => {
  browser = await launch();
  owner = await Visitor.signed_in(browser, 'owner');
  adviser = await Visitor.signed_in(browser, 'adviser');
});
afterAll(async () => {
  await owner.leave();
  await adviser.leave();
  await browser.close();
});

test('those who look after a space see who has access and why, and take the list out', async () => {
  const { page } = owner;
  await owner.go('/s/bathing-forum/members');
  await page.getByRole('link', { name: 'Who has access, and why' }).press('Enter');
  await heading(page, /^Who has access to/).waitFor();
  const row = (name: string) => page.getByRole('row').filter({ hasText: name });
  await row('George Whitcombe').getByText('Sponsor:').waitFor();
  await row('George Whitcombe').getByText('Guest', { exact: true }).waitFor();
  await page.getByLabel('Role', { exact: true }).selectOption('owner');
  await row('George Whitcombe').waitFor({ state: 'detached' });
  await row('Clara Whitlock').getByText('Owner, given to them here').waitFor();
  const address = await page.getByRole('link', { name: 'Download as CSV' }).getAttribute('href');
  expect(address).toContain('role=owner');
  const table = await owner.context.request.get(base + address);
  expect(table.headers()['content-type']).toContain('text/csv');
  expect(await table.text()).toContain('"Clara Whitlock"');
});

test('where the marking asks for it, the list leaves with a reason', async () => {
  const { page } = adviser;
  const space = await make_space(adviser, 'Close advice', { marking: 'official-sensitive' });
  await adviser.go(`/s/${space.slug}/manage/access`);
  await button(page, 'Download as CSV').press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Write why it leaves; then you can export it.').waitFor();
  expect(await findings(page)).toEqual([]);
  await dialog.getByLabel('Why it leaves').fill('For the inquiry');
  const address = await dialog.getByRole('link', { name: 'Table (CSV)' }).getAttribute('href');
  expect(address).toContain('reason=For%20the%20inquiry');
  expect((await adviser.context.request.get(base + address)).status()).toBe(200);
});

look_over(
  { 'who has access': { address: at('/s/bathing-forum/manage/access'), ready: /^Who has access to/ } },
  () => owner,
);
