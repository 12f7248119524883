import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findings } from './axe';
import { launch, shot, widths } from './chromium';
import { button, from_menu, heading, sideways, text_of_page, Visitor } from './site';

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

interface Screen {
  address: () => string;
  ready: string | RegExp;
  act?: (page: Page) => Promise<unknown>;
  /** What the server is kept from answering; it cannot be brought into these states. */
  broken?: (route: Route) => Promise<void>;
  /** Headings inside a text are in its author's order. */
  text?: true;
}
const at = (address: string) => () => address;
const page_address = () => first_page;

const screens: Record<string, Screen> = {
  home: { address: at('/'), ready: /Hello/ },
  spaces: { address: at('/spaces'), ready: 'Spaces' },
  'new-space': { address: at('/spaces/new'), ready: 'New space' },
  'space-home': { address: at('/s/bathing-waters'), ready: 'Bathing Waters Review' },
  members: { address: at('/s/bathing-waters/members'), ready: 'People in this space' },
  bin: { address: at('/s/bathing-waters/bin'), ready: 'Recycle bin' },
  page: { address: page_address, ready: /./, text: true },
  editor: { address: () => `${page_address()}/edit`, ready: /^Editing/, text: true },
  'publish-panel': {
    address: () => `${page_address()}/edit`,
    ready: /^Editing/,
    act: open_publish,
    text: true,
  },
  attach: {
    address: () => `${page_address()}/edit`,
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
  palette: { address: page_address, ready: /./, act: open_palette, text: true },
  search: { address: at('/search?q=samples'), ready: 'Search' },
  'search-nothing': { address: at('/search?q=zzzzzz'), ready: 'Search' },
  people: { address: at('/people'), ready: 'People' },
  profile: {
    address: at('/people'),
    ready: 'People',
    act: async (page) => {
      await page.getByRole('link', { name: 'Amara Okafor' }).click();
      await heading(page, 'Amara Okafor').waitFor();
    },
  },
  sessions: { address: at('/me/sessions'), ready: 'Where you are signed in' },
  help: { address: at('/help'), ready: 'Help' },
  'no-access': { address: at(`${wiki}/0222222222222-x`), ready: 'There is nothing here that you can see' },
  'no-such-address': { address: at(`${wiki}/nonsense`), ready: 'There is nothing here that you can see' },
  'not-found': { address: at('/nowhere'), ready: 'There is nothing here that you can see' },
  error: {
    address: at('/'),
    ready: 'Sorry, that did not work',
    broken: (route) => route.fulfill({ status: 500, json: { code: 'core.error', request_id: 'r7f3k2' } }),
  },
  offline: { address: at('/'), ready: 'You are offline', broken: (route) => route.abort() },
};

async function open_restriction(page: Page): Promise<void> {
  await from_menu(page, 'Change who can see it');
  await page.getByLabel('Only the people I name').check();
  await page.getByText('will no longer see it').waitFor();
}
async function open_palette(page: Page): Promise<void> {
  await page.keyboard.press('/');
  await page.getByRole('combobox').fill('opt');
  await page.getByRole('option').nth(2).waitFor();
}
async function open_publish(page: Page): Promise<void> {
  const text = text_of_page(page);
  await text.fill(`${await text.inputValue()}\nA new last line.`);
  await button(page, 'Publish page').click();
  await page.getByText('Who will be able to read it').waitFor();
}

/** Where axe runs: the narrow and the wide layout, and both sets of colours. */
const looked_over = new Set(['390 light', '1440 light', '1440 dark']);

describe('every screen', () => {
  for (const [name, screen] of Object.entries(screens)) {
    test(`${name} has no fault that axe finds, fits every width and keeps to the policy`, async () => {
      const { page } = visitor;
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.emulateMedia({ colorScheme: 'light' });
      if (screen.broken) await page.route('**/api/v1/home', screen.broken);
      await visitor.go(screen.address());
      await heading(page, screen.ready).waitFor();
      await screen.act?.(page);
      await page.waitForLoadState('networkidle');
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 });
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          await shot(page, `${name}-${width}-${colorScheme}`, false);
          if (looked_over.has(`${width} ${colorScheme}`))
            expect(
              await findings(page, 'html', screen.text ? ['heading-order'] : []),
              `${name} at ${width} px, ${colorScheme}`,
            ).toEqual([]);
        }
      }
      for (const width of [360, 320]) {
        await page.setViewportSize({ width, height: 720 });
        expect(await sideways(page), `${name} at ${width} px scrolls sideways`).toBeLessThanOrEqual(0);
      }
      if (screen.broken) await page.unroute('**/api/v1/home');
    });
  }
});
