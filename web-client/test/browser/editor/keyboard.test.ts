import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { XmlElement, XmlText } from 'yjs';
import { findings } from '../axe';
import { launch, shot } from '../launch';
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

const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.tagName);

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

test('somebody is named by keyboard, from a list that says which of them is chosen', async () => {
  const { page, complaints, close } = await open_editor(browser, place.address);
  const text = text_box(page);
  await text.click();
  await page.keyboard.type('Ask @r');
  const list = page.getByRole('listbox', { name: 'People' });
  await list.waitFor();
  expect(await list.getByRole('option').count()).toBe(3);
  expect(await text.getAttribute('aria-controls')).toBe(await list.getAttribute('id'));
  await page.keyboard.press('ArrowDown');
  const active = await text.getAttribute('aria-activedescendant');
  expect(await list.locator('[aria-selected="true"]').getAttribute('id')).toBe(active);
  expect(await findings(page, 'main', [])).toEqual([]);
  await shot(page, 'editor-mention');
  const name = await list.locator('[aria-selected="true"] .rich-offers__text').textContent();
  await page.keyboard.press('Enter');
  await list.waitFor({ state: 'detached' });
  expect(await text.getAttribute('aria-activedescendant')).toBeNull();
  expect(await document_of(page)).toContain(`words="@${name}"`);
  // Put away, it stays away while one goes on typing.
  await page.keyboard.type('and @am');
  await list.waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.type('a');
  expect(await list.count()).toBe(0);
  expect(await document_of(page)).toContain('and @ama');
  expect(complaints).toEqual([]);
  await close();
});

test('a wiki link is offered as its title is typed, and one to a page that is wanted is red', async () => {
  const { page, complaints, close } = await open_editor(browser, place.address);
  await text_box(page).click();
  await page.keyboard.type('See [[flood p');
  await page.getByRole('option', { name: /^Flood plan/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.type(' and [[Gauges]].');
  expect(await document_of(page)).toContain('wiki="Flood plan">Flood plan</link> and ');
  await expect.poll(() => page.locator('.rich-link-missing').allTextContents()).toEqual(['Gauges']);
  expect(complaints).toEqual([]);
  await close();
});

test('a table is made, walked, widened, merged and left by keyboard', async () => {
  const { page, complaints, close } = await open_editor(browser, place.address);
  await text_box(page).click();
  await page.keyboard.type('/table');
  await page.getByRole('option', { name: 'Table', exact: true }).waitFor();
  await page.keyboard.press('Enter');
  for (const words of ['River', 'Level', 'State', 'Teifi', '2.4', 'high']) {
    await page.keyboard.type(words);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  expect(await page.locator('.rich-cell-chosen').count()).toBe(3);
  await page.keyboard.press('Alt+F10');
  for (let step = 0; (await focused(page)) !== 'Table' && step < 20; ++step)
    await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: /^Merge cells/ }).focus();
  await page.keyboard.press('Enter');
  expect(await document_of(page)).toContain(
    '<row><cell columns="3"><paragraph></paragraph></cell></row></table>',
  );
  await page.keyboard.press('ArrowDown');
  await page.keyboard.type('behind');
  expect(await document_of(page)).toMatch(/<\/table><paragraph>behind<\/paragraph>$/);
  await shot(page, 'editor-table');
  expect(complaints).toEqual([]);
  await close();
});

test('Tab moves within lists and tables, and leaves the text after Escape', async () => {
  const { page, complaints, close } = await open_editor(browser, place.address);
  await text_box(page).click();
  await page.keyboard.type('- one\ntwo');
  await page.keyboard.press('Tab');
  expect(await document_of(page)).toContain('one</paragraph><bullet_list>');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('[role="toolbar"]') !== null)).toBe(true);
  expect(await document_of(page)).toContain('one</paragraph><bullet_list>');
  expect(complaints).toEqual([]);
  await close();
});

test('a cursor stays where the keyboard has moved it, whatever somebody else types at that moment', async () => {
  const { page, complaints, close } = await open_editor(browser, place.address);
  await text_box(page).click();
  await page.keyboard.type('Last');
  for (let round = 0; round < 5; ++round) {
    await page.keyboard.press('End');
    // Behind the key, and before the browser says what became of it.
    await page.evaluate(() => {
      const paragraph = window.trial.tomos.document.getXmlFragment('default').get(0) as XmlElement;
      const text = paragraph.get(0) as XmlText;
      const type = () => text.insert(text.length, 'a');
      document.addEventListener('keydown', () => setTimeout(type), { once: true, capture: true });
    });
    await page.keyboard.press('Home');
    await page.keyboard.type('>');
  }
  await expect.poll(() => document_of(page)).toBe('<paragraph>>>>>>Lastaaaaa</paragraph>');
  expect(complaints).toEqual([]);
  await close();
});

test('code is left by the arrow at its end', async () => {
  const { page, close } = await open_editor(browser, place.address);
  await text_box(page).click();
  await page.keyboard.type('```sql select 1');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.type('behind');
  expect(await document_of(page)).toBe(
    '<code_block language="sql">select 1</code_block><paragraph>behind</paragraph>',
  );
  await close();
});

test('a task is done by a click and by its key', async () => {
  const { page, close } = await open_editor(browser, place.address);
  await text_box(page).click();
  await page.keyboard.type('[] call the mayor');
  await page.getByRole('checkbox', { name: 'Done' }).click();
  expect(await document_of(page)).toContain('task="done"');
  await page.keyboard.press('Control+Shift+Enter');
  expect(await document_of(page)).toContain('task="open"');
  await close();
});

test('words are found, walked through and replaced, all as one step', async () => {
  const { page, complaints, close } = await open_editor(browser, place.address);
  await text_box(page).click();
  await page.keyboard.type('The tide and the Tide and the tide.');
  await page.keyboard.press('Control+f');
  await page.keyboard.type('tide');
  const panel = page.getByRole('search', { name: 'Find and replace' });
  await panel.getByText('1 of 3').waitFor();
  await page.keyboard.press('Enter');
  await panel.getByText('2 of 3').waitFor();
  await panel.getByLabel('Match capital letters').check();
  await panel.getByText(/ of 2$/).waitFor();
  await panel.getByLabel('Replace with').fill('flood');
  expect(await findings(page, 'main', [])).toEqual([]);
  await shot(page, 'editor-find');
  await panel.getByRole('button', { name: 'Replace all' }).click();
  await panel.getByText('2 places replaced').waitFor();
  expect(await document_of(page)).toBe('<paragraph>The flood and the Tide and the flood.</paragraph>');
  await panel.getByLabel('Find', { exact: true }).press('Escape');
  await page.keyboard.press('Control+z');
  expect(await document_of(page)).toBe('<paragraph>The tide and the Tide and the tide.</paragraph>');
  expect(complaints).toEqual([]);
  await close();
});

test('a link is made of what is chosen, to an address or to whatever is found', async () => {
  const { page, complaints, close } = await open_editor(browser, place.address);
  await text_box(page).click();
  await page.keyboard.type('See the plan');
  await page.keyboard.press('Control+Shift+ArrowLeft');
  await page.keyboard.press('Control+k');
  const dialog = page.getByRole('dialog', { name: 'Link' });
  await dialog.getByRole('combobox').fill('Flood');
  await dialog.getByRole('option', { name: /^Flood plan/ }).waitFor();
  expect(await findings(page, 'dialog', [])).toEqual([]);
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Insert the link' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await document_of(page)).toMatch(/See the <link [^>]*object="2001"[^>]*>plan<\/link>/);
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog', { name: 'Change the link' }).getByRole('combobox').fill('gov.uk/floods');
  await page.getByRole('option', { name: /^https:\/\/gov\.uk\/floods/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Change the link' }).click();
  expect(await document_of(page)).toMatch(/<link href="https:\/\/gov\.uk\/floods"[^>]*>plan<\/link>/);
  expect(complaints).toEqual([]);
  await close();
});
