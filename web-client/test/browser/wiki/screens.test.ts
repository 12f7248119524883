import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { launch } from '../launch';
import { at, look_over, type Screen } from '../look_over';
import { button, from_menu, Visitor } from '../site';
import { live_state, live_text, text_of_page } from './place';

/** The demonstration's adviser, in a workspace full of pages. */
let browser: Browser;
let visitor: Visitor;
const wiki = '/s/bathing-waters/wiki';
let first_page = '';

beforeAll(async () => {
  browser = await launch();
  visitor = await Visitor.signed_in(browser, 'adviser');
  const found = await visitor.ask<{ objects: { address: string }[] }>('GET', '/search/quick?q=start');
  first_page = found.objects.find((object) => object.address.startsWith(wiki))?.address ?? '';
});
afterAll(async () => {
  await visitor.leave();
  await browser.close();
});

const page_address = () => first_page;

const screens: Record<string, Screen> = {
  page: { address: page_address, ready: /./, text: true },
  editor: {
    address: () => `${page_address()}/edit`,
    ready: /^Editing/,
    act: (page) => live_state(page, 'Saved'),
    text: true,
  },
  'editor-publish': {
    address: () => `${page_address()}/edit`,
    ready: /^Editing/,
    act: open_live_publish,
    text: true,
  },
  markdown: { address: () => `${page_address()}/edit/markdown`, ready: /^Editing/, text: true },
  'publish-panel': {
    address: () => `${page_address()}/edit/markdown`,
    ready: /^Editing/,
    act: open_publish,
    text: true,
  },
  attach: {
    address: () => `${page_address()}/edit/markdown`,
    ready: /^Editing/,
    act: (page) => button(page, 'Picture or file').click(),
    text: true,
  },
  history: { address: () => `${page_address()}/history`, ready: /^History of/ },
  comparison: { address: () => `${page_address()}/compare/1/3`, ready: 'What changed', text: true },
  access: {
    address: page_address,
    ready: /./,
    act: (page) => page.getByRole('button', { name: /people can see this/ }).click(),
    text: true,
  },
  restriction: { address: page_address, ready: /./, act: open_restriction, text: true },
  move: { address: page_address, ready: /./, act: (page) => from_menu(page, 'Move to…'), text: true },
  rename: { address: page_address, ready: /./, act: (page) => from_menu(page, 'Rename'), text: true },
  export: { address: page_address, ready: /./, act: (page) => from_menu(page, 'Export'), text: true },
  delete: { address: page_address, ready: /./, act: (page) => from_menu(page, 'Delete'), text: true },
  tags: {
    address: page_address,
    ready: /./,
    act: (page) => page.getByRole('button', { name: /(Add|Change) tags/ }).click(),
    text: true,
  },
  'new-page': {
    address: page_address,
    ready: /./,
    act: (page) => button(page, 'New page').first().dispatchEvent('click'),
    text: true,
  },
  menu: { address: page_address, ready: /./, act: (page) => button(page, 'More').click(), text: true },
  'no-access': { address: at(`${wiki}/0222222222222-x`), ready: 'There is nothing here that you can see' },
  'no-such-address': { address: at(`${wiki}/nonsense`), ready: 'There is nothing here that you can see' },
};

async function open_restriction(page: Page): Promise<void> {
  await from_menu(page, 'Change who can see it');
  await page.getByLabel('Only the people I name').check();
  await page.getByText('will no longer see it').waitFor();
}

async function open_publish(page: Page): Promise<void> {
  const text = text_of_page(page);
  await text.fill(`${await text.inputValue()}\nA new last line.`);
  await button(page, 'Publish page').click();
  await page.getByText('Who will be able to read it').waitFor();
}

async function open_live_publish(page: Page): Promise<void> {
  await live_text(page).getByRole('paragraph').first().click();
  await page.keyboard.type('A new first line. ');
  await button(page, 'Publish page').click();
  await page.getByText('Who will be able to read it').waitFor();
}

describe('every screen of a wiki', () => look_over(screens, () => visitor));
