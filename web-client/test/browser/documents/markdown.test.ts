import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Saved } from '@/generated/types';
import { findings } from '../axe';
import { launch, shot } from '../launch';
import { button, from_menu, heading, make_space, Visitor } from '../site';
import { in_the_draft, kept, live_text, text_of_page } from '../texts';

let browser: Browser;
let visitor: Visitor;
let section = '';
let folder = '';

beforeAll(async () => {
  browser = await launch();
  visitor = await Visitor.signed_in(browser, 'adviser');
  const space = await make_space(visitor, 'Ferries', { sections: [{ module: 'documents', name: 'Papers' }] });
  section = `/s/${space.slug}/${space.components[0]?.slug}`;
  const home = await visitor.ask<{ folder: string }>(
    'GET',
    `/documents/components/${space.components[0]?.id}`,
  );
  folder = home.folder;
});
afterAll(async () => {
  await visitor.leave();
  await browser.close();
});

test('a document is written as Markdown: kept, left, carried on, saved into the draft and published', async () => {
  const { page } = visitor;
  await visitor.ask<Saved>('POST', '/documents/documents', { folder, title: 'Crossings' });
  await visitor.go(section);
  await page.getByRole('link', { name: 'Crossings' }).click();
  await heading(page, 'Crossings').waitFor();
  await from_menu(page, 'Edit as Markdown');
  await heading(page, 'Editing: Crossings').waitFor();
  await text_of_page(page).fill('## Winter\n\nTwo crossings a day, and **none** on Sundays.');
  await page.getByRole('region', { name: 'Preview' }).getByRole('heading', { name: 'Winter' }).waitFor();
  await kept(page);
  expect(await findings(page, 'html', ['heading-order'])).toEqual([]);
  await shot(page, 'document-markdown-written', false);
  await button(page, 'Leave').click();
  await page.getByRole('link', { name: 'Carry on with your Markdown' }).click();
  await expect.poll(() => text_of_page(page).inputValue()).toContain('Two crossings a day');
  await page.keyboard.press('Control+s');
  await in_the_draft(page);
  await from_menu(page, 'Edit it as it is read');
  await live_text(page).getByText('Two crossings a day').waitFor();
  await from_menu(page, 'Edit as Markdown');
  await text_of_page(page).waitFor();
  await page.keyboard.press('Control+Enter');
  const panel = page.getByRole('dialog', { name: 'Publish document' });
  await panel.getByRole('button', { name: 'Publish document' }).click();
  await page.getByText(/^Published\./).waitFor();
  await page.getByRole('heading', { name: 'Winter' }).waitFor();
});
