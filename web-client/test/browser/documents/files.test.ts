import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findings } from '../axe';
import { launch } from '../launch';
import { button, from_menu, heading, make_space, Visitor } from '../site';

let browser: Browser;
let visitor: Visitor;
let section = '';

beforeAll(async () => {
  browser = await launch();
  visitor = await Visitor.signed_in(browser, 'adviser');
  const space = await make_space(visitor, 'Evidence', {
    sections: [{ module: 'documents', name: 'Documents' }],
  });
  section = `/s/${space.slug}/${space.components[0]?.slug}`;
});
afterAll(async () => {
  await visitor.leave();
  await browser.close();
});

const text_file = (name: string, words: string) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(words),
});
const file_link = (page: Page, name: string) => page.getByRole('link', { name: `Download ${name}` });

async function choose(page: Page, name: string, item: string): Promise<void> {
  await button(page, `More for “${name}”`).click();
  await page.getByRole('menuitem', { name: item }).click();
}

async function downloaded(page: Page, click: () => Promise<void>): Promise<{ name: string; octets: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), click()]);
  const parts: Buffer[] = [];
  for await (const part of await download.createReadStream()) parts.push(part as Buffer);
  return { name: download.suggestedFilename(), octets: Buffer.concat(parts) };
}

describe('files of a folder', () => {
  test('a new version takes the place of the one before, which can be had and brought back', async () => {
    const { page } = visitor;
    await visitor.go(section);
    await heading(page, 'Documents').waitFor();
    const first = page.waitForEvent('filechooser');
    await button(page, 'Add files').click();
    await (await first).setFiles(text_file('minutes.txt', 'first'));
    await file_link(page, 'minutes.txt').waitFor();

    const second = page.waitForEvent('filechooser');
    await choose(page, 'minutes.txt', 'Add a new version');
    await (await second).setFiles(text_file('minutes-agreed.txt', 'as agreed'));
    await page.getByRole('button', { name: /^Version 2/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Versions of “minutes.txt”' });
    await dialog.getByText('Latest', { exact: true }).waitFor();
    expect(await findings(page, 'dialog', [])).toEqual([]);
    const before = await downloaded(page, () =>
      dialog.getByRole('link', { name: 'Download Version 1' }).click(),
    );
    expect(before.octets.toString()).toBe('first');
    await dialog.getByRole('button', { name: /^Make this the latest.*Version 1$/ }).click();
    await dialog.getByRole('link', { name: 'Download Version 3' }).waitFor();
    await page.keyboard.press('Escape');
    const now = await downloaded(page, () => file_link(page, 'minutes.txt').click());
    expect(now).toEqual({ name: 'minutes.txt', octets: Buffer.from('first') });
  });

  test('a file is renamed, deleted and brought back at once', async () => {
    const { page } = visitor;
    await visitor.go(section);
    await choose(page, 'minutes.txt', 'Rename');
    await page.getByLabel('Name of the file').fill('notes.txt');
    await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
    await file_link(page, 'notes.txt').waitFor();
    await choose(page, 'notes.txt', 'Delete');
    await page.getByText('“notes.txt” is in the recycle bin.').waitFor();
    expect(await file_link(page, 'notes.txt').count()).toBe(0);
    await button(page, 'Put back').click();
    await file_link(page, 'notes.txt').waitFor();
  });

  test('files that are dropped onto the list are put into the folder', async () => {
    const { page } = visitor;
    await visitor.go(section);
    await button(page, 'Add files').waitFor();
    await page.locator('.folder__files').evaluate((place) => {
      const given = new DataTransfer();
      given.items.add(new File(['one'], 'one.txt', { type: 'text/plain' }));
      given.items.add(new File(['two'], 'two.txt', { type: 'text/plain' }));
      for (const type of ['dragover', 'drop'])
        place.dispatchEvent(new DragEvent(type, { dataTransfer: given, bubbles: true, cancelable: true }));
    });
    await file_link(page, 'one.txt').waitFor();
    await file_link(page, 'two.txt').waitFor();
  });

  test('the whole folder is had as one archive', async () => {
    const { page } = visitor;
    await visitor.go(section);
    await from_menu(page, 'Export');
    const dialog = page.getByRole('dialog', { name: 'Export “Documents”' });
    await dialog.waitFor();
    expect(await findings(page, 'dialog', [])).toEqual([]);
    const got = await downloaded(page, () => dialog.getByRole('link', { name: 'One archive (ZIP)' }).click());
    expect(got.name).toBe('Documents.zip');
    expect(got.octets.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
    for (const name of ['Documents/notes.txt', 'Documents/one.txt', 'contents.json'])
      expect(got.octets.includes(name)).toBe(true);
  });

  test('a file that is dropped onto a text is stored and linked there', async () => {
    const { page } = visitor;
    await visitor.go(section);
    await button(page, 'New document').click();
    await page.getByLabel('Title').fill('With an annex');
    await button(page, 'Start writing').click();
    const text = page.getByRole('textbox', { name: 'Text', exact: true });
    await text.click();
    await page.keyboard.type('See');
    await page.locator('.saving').filter({ hasText: 'Saved' }).waitFor();
    await text.evaluate((place) => {
      const given = new DataTransfer();
      given.items.add(new File(['figures'], 'annex.csv', { type: 'text/csv' }));
      const box = place.querySelector('p')?.getBoundingClientRect();
      place.dispatchEvent(
        new DragEvent('drop', {
          dataTransfer: given,
          bubbles: true,
          cancelable: true,
          clientX: (box?.left ?? 0) + 30,
          clientY: (box?.top ?? 0) + 10,
        }),
      );
    });
    const link = text.getByRole('link', { name: 'annex.csv' });
    await link.waitFor();
    expect(await link.getAttribute('href')).toMatch(/^\/api\/v1\/files\/[^/]+\/content$/);
    await page.locator('.saving').filter({ hasText: 'Saved' }).waitFor();
  });
});
