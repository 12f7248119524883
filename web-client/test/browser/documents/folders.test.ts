import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch } from '../launch';
import { button, from_menu, heading, make_space, Visitor } from '../site';

let browser: Browser;
let visitor: Visitor;
let section = '';

beforeAll(async () => {
  browser = await launch();
  visitor = await Visitor.signed_in(browser, 'adviser');
  const space = await make_space(visitor, 'Papers', {
    sections: [{ module: 'documents', name: 'Documents' }],
  });
  section = `/s/${space.slug}/${space.components[0]?.slug}`;
});
afterAll(async () => {
  await visitor.leave();
  await browser.close();
});

async function make(kind: 'folder' | 'document', title: string): Promise<void> {
  const { page } = visitor;
  await button(page, kind === 'folder' ? 'New folder' : 'New document').click();
  await page.getByLabel('Title').fill(title);
  await button(page, kind === 'folder' ? 'Make folder' : 'Start writing').click();
}

/** Where the text is written; waits until it has arrived. */
async function write(page: Page, words: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Text', exact: true }).click();
  await page.keyboard.type(words);
  await page.locator('.saving').filter({ hasText: 'Saved' }).waitFor();
}

async function publish(page: Page): Promise<void> {
  await button(page, 'Publish document').click();
  await page.getByText('Who will be able to read it').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Publish document' }).click();
}

const listed = () =>
  visitor.page.getByRole('list', { name: 'Folders and documents' }).getByRole('link').allTextContents();

describe('folders of documents', () => {
  test('a document is begun in a folder, written, moved, renamed and deleted', async () => {
    const { page } = visitor;
    await visitor.go(section);
    await heading(page, 'Documents').waitFor();
    await page.getByText('This folder is empty').waitFor();
    await make('folder', 'Evidence');
    await heading(page, 'Evidence').waitFor();
    await make('document', 'Samples of the season');
    await heading(page, 'Editing: Samples of the season').waitFor();
    await write(page, 'Taken at dawn.');
    await publish(page);
    await heading(page, 'Samples of the season').waitFor();
    await page.getByText('Taken at dawn.', { exact: true }).waitFor();

    await from_menu(page, 'Move to…');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Documents', exact: true }).click();
    await dialog.getByRole('button', { name: /^Move here/ }).click();
    await dialog.waitFor({ state: 'detached' });
    await visitor.go(section);
    await page.getByRole('link', { name: 'Samples of the season' }).waitFor();
    expect(await listed()).toEqual(['Evidence', 'Samples of the season']);

    await button(page, 'More for “Samples of the season”').click();
    await page.getByRole('menuitem', { name: 'Rename' }).click();
    await page.getByLabel('Title').fill('All samples');
    await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
    await page.getByRole('link', { name: 'All samples' }).waitFor();

    await button(page, 'More for “All samples”').click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await page.getByText('“All samples” is in the recycle bin.').waitFor();
  });

  test('a file is put into a folder and listed with its size', async () => {
    const { page } = visitor;
    await visitor.go(section);
    await heading(page, 'Documents').waitFor();
    const chooser = page.waitForEvent('filechooser');
    await button(page, 'Add files').click();
    await (await chooser).setFiles({
      name: 'minutes.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('Ten octets'),
    });
    await page.getByRole('link', { name: /minutes\.txt/ }).waitFor();
    await page.getByText('1 kB').waitFor();
  });

  test('its editors read the draft and, on request, what is published', async () => {
    const { page } = visitor;
    await visitor.go(section);
    await heading(page, 'Documents').waitFor();
    await make('document', 'Line to take');
    await write(page, 'We are listening.');
    await publish(page);
    await heading(page, 'Line to take').waitFor();
    await button(page, 'Edit').click();
    await write(page, 'Until March. ');
    await button(page, 'Done').click();
    await page.getByText('This is the draft. 1 change is not published yet.').waitFor();
    await page.getByText('Until March.').waitFor();
    await button(page, 'As published').click();
    await page.getByText('This is what readers have. 1 change is not published yet.').waitFor();
    expect(await page.getByText('Until March.').count()).toBe(0);
  });

  test('a text that is unpublished is said to be so, and is published again', async () => {
    const { page } = visitor;
    await visitor.go(section);
    await heading(page, 'Documents').waitFor();
    await make('document', 'Draft reply');
    await heading(page, 'Editing: Draft reply').waitFor();
    await write(page, 'We agree.');
    await publish(page);
    await heading(page, 'Draft reply').waitFor();
    await from_menu(page, 'Unpublish');
    await page.getByRole('dialog').getByRole('button', { name: 'Unpublish' }).click();
    await page.getByText('Unpublished: only editors see it').waitFor();
  });
});
