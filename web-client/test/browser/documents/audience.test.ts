import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findings } from '../axe';
import { launch } from '../launch';
import { add_member, button, from_menu, heading, make_space, Visitor } from '../site';

let browser: Browser;
let visitor: Visitor;
let section = '';
let space: Awaited<ReturnType<typeof make_space>>;

beforeAll(async () => {
  browser = await launch();
  visitor = await Visitor.signed_in(browser, 'adviser');
  const made = await make_space(visitor, 'Forum', {
    kind: 'community',
    sections: [{ module: 'documents', name: 'Documents' }],
  });
  section = `/s/${made.slug}/${made.components[0]?.slug}`;
  space = made;
});
afterAll(async () => {
  await visitor.leave();
  await browser.close();
});

test('in a community whoever makes something says whom it is for', async () => {
  const { page } = visitor;
  await visitor.go(section);
  await heading(page, 'Documents').waitFor();
  await page.getByText('Who will read this: everyone here').waitFor();
  await button(page, 'New folder').click();
  await page.getByLabel('Title').fill('Not for everyone');
  await button(page, 'Make folder').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Choose who will read it').first().waitFor();
  expect(await findings(page, 'dialog', [])).toEqual([]);
  await dialog.getByRole('radio', { name: 'Staff of this space' }).check();
  await button(page, 'Make folder').click();
  await heading(page, 'Not for everyone').waitFor();
  await page.getByText('Staff of this space', { exact: true }).waitFor();

  await button(page, 'New document').click();
  await page.getByText('Who will read this: staff of this space').first().waitFor();
  await page.getByLabel('Title').fill('Line to take');
  await button(page, 'Start writing').click();
  await heading(page, 'Editing: Line to take').waitFor();
});

test('whom something is for is changed later, with the names of those who gain and lose sight of it', async () => {
  const { page } = visitor;
  await add_member(visitor, space, 'guest', 'contributor');
  await visitor.go(section);
  await page.getByRole('link', { name: 'Not for everyone' }).click();
  await heading(page, 'Not for everyone').waitFor();
  await from_menu(page, 'Change who can see it');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('In this space it is for: Staff of this space.').waitFor();
  await button(page, 'Change whom it is for').click();
  await dialog.getByText('Nobody gains or loses sight of it.').waitFor();
  await dialog.getByRole('radio', { name: 'Everyone here' }).check();
  await dialog.getByText('1 person will newly see it').waitFor();
  await dialog.getByText('Stays for those it is for now').waitFor();
  expect(await findings(page, 'dialog', [])).toEqual([]);
  await button(page, 'Apply').click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('Everyone here', { exact: true }).waitFor();
});
