import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findings } from '../axe';
import { launch, shot } from '../chromium';
import { document_of, open_editor, serve_editor, text_box } from './trial';

let browser: Browser;
let place: Awaited<ReturnType<typeof serve_editor>>;

beforeAll(async () => {
  [browser, place] = await Promise.all([launch(), serve_editor()]);
});
afterAll(async () => {
  await browser?.close();
  place?.close();
});

test('what is typed as Markdown becomes what it means, and goes into the document as the contract has it', async () => {
  const { page, complaints, close } = await open_editor(browser, place.address);
  await text_box(page).click();
  await page.keyboard.type('# Flood warnings\nThe **Environment Agency** sends _all_ of them.\n');
  await page.keyboard.type(
    '- one\ntwo\n\n1. first\nsecond\n\n[] call the mayor\n\n> said\n\n---```ts let a = 1;',
  );
  await shot(page, 'editor-typed');
  const typed =
    '<heading level="1">Flood warnings</heading>' +
    '<paragraph>The <strong>Environment Agency</strong> sends <emphasis>all</emphasis> of them.</paragraph>' +
    '<bullet_list><list_item><paragraph>one</paragraph></list_item><list_item><paragraph>two</paragraph></list_item></bullet_list>' +
    '<ordered_list><list_item><paragraph>first</paragraph></list_item><list_item><paragraph>second</paragraph></list_item></ordered_list>' +
    '<bullet_list><list_item task="open"><paragraph>call the mayor</paragraph></list_item></bullet_list>' +
    '<quote><paragraph>said</paragraph></quote><rule></rule><code_block language="ts">let a = 1;</code_block>';
  expect(await document_of(page)).toBe(typed);
  expect(await document_of(page, 'tomos')).toBe(typed);
  expect(await findings(page, 'main', [])).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});
