import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findings } from '../axe';
import { launch } from '../chromium';
import { button, heading, make_space, Visitor } from '../site';

let browser: Browser;
let visitor: Visitor;
let section = '';

beforeAll(async () => {
  browser = await launch();
  visitor = await Visitor.signed_in(browser, 'adviser');
  const space = await make_space(visitor, 'Forum', {
    kind: 'community',
    sections: [{ module: 'documents', name: 'Documents' }],
  });
  section = `/s/${space.slug}/${space.components[0]?.slug}`;
});
afterAll(async () => {
  await visitor.leave();
  await browser.close();
});

test('in a community whoever makes something says whom it is for', async () => {
  const { page } = visitor;
  await visitor.go(section);
  await heading(page, 'Documents').waitFor();
  await page.getByText('Who will read this: Everyone here').waitFor();
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
  await page.getByText('Who will read this: Staff of this space').first().waitFor();
  await page.getByLabel('Title').fill('Line to take');
  await button(page, 'Start writing').click();
  await heading(page, 'Editing: Line to take').waitFor();
});
