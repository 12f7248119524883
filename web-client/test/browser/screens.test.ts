import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ContractServer } from '../contract/server';
import { make_world } from '../contract/world';
import { findings } from './axe';
import { complaints_of, launch, shot, widths } from './chromium';

const server = new ContractServer(join(import.meta.dirname, '../../dist'));
let base = '';
let browser: Browser;

beforeAll(async () => {
  base = await server.start();
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});
beforeEach(() => {
  server.world = make_world();
});

const page_address = '/s/pensions/wiki/page000000001-dashboards-policy-handbook';
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

interface Screen {
  address: string;
  ready: string;
  before?: () => unknown;
  act?: (page: Page) => Promise<void>;
}

const screens: Record<string, Screen> = {
  'sign-in': {
    address: '/sign-in',
    ready: 'Sign in',
    before: () => Object.assign(server.world, { signed_in: false }),
  },
  home: { address: '/', ready: 'Hello, Aisha' },
  spaces: { address: '/spaces', ready: 'Spaces' },
  'new-space': { address: '/spaces/new', ready: 'New space' },
  'space-home': { address: '/s/pensions', ready: 'Pensions dashboards' },
  members: { address: '/s/pensions/members', ready: 'People in this space' },
  bin: {
    address: '/s/pensions/bin',
    ready: 'Recycle bin',
    before: () => void server.world.bin.push({ page: 'page000000006', at: new Date().toISOString() }),
  },
  page: { address: page_address, ready: 'Dashboards policy handbook' },
  'page-never-published': { address: '/s/pensions/wiki/page000000008-x', ready: 'Impact on small schemes' },
  editor: { address: `${page_address}/edit`, ready: 'Editing: Dashboards policy handbook' },
  'publish-panel': {
    address: `${page_address}/edit`,
    ready: 'Editing: Dashboards policy handbook',
    act: open_publish,
  },
  history: { address: `${page_address}/history`, ready: 'History of “Dashboards policy handbook”' },
  comparison: { address: `${page_address}/compare/2/3`, ready: 'What changed' },
  access: {
    address: page_address,
    ready: 'Dashboards policy handbook',
    act: (page) => button(page, '14 people can see this').click(),
  },
  restriction: { address: page_address, ready: 'Dashboards policy handbook', act: open_restriction },
  move: {
    address: page_address,
    ready: 'Dashboards policy handbook',
    act: (page) => from_menu(page, 'Move to…'),
  },
  palette: { address: page_address, ready: 'Dashboards policy handbook', act: open_palette },
  search: { address: '/search?q=staging', ready: 'Search' },
  'search-nothing': { address: '/search?q=zzz', ready: 'Search' },
  people: { address: '/people', ready: 'People' },
  profile: { address: '/people/person0000003', ready: 'Siân Llŷr' },
  sessions: { address: '/me/sessions', ready: 'Where you are signed in' },
  help: { address: '/help', ready: 'Help' },
  'no-access': {
    address: '/s/pensions/wiki/page999999999-x',
    ready: 'There is nothing here that you can see',
  },
  'not-found': { address: '/nowhere', ready: 'There is nothing here that you can see' },
  error: {
    address: '/',
    ready: 'Sorry, that did not work',
    before: () => void server.world.broken.set('GET /home', 500),
  },
  offline: {
    address: '/',
    ready: 'You are offline',
    before: () => void server.world.broken.set('GET /home', 0),
  },
};

async function from_menu(page: Page, item: string): Promise<void> {
  await button(page, 'More').click();
  await page.getByRole('menuitem', { name: item }).click();
}
async function open_restriction(page: Page): Promise<void> {
  await from_menu(page, 'Change who can see it');
  await page.getByLabel('Only the people I name').check();
  await page.getByText('will no longer see it').waitFor();
}
async function open_palette(page: Page): Promise<void> {
  await page.keyboard.press('/');
  await page.getByRole('combobox').fill('sta');
  await page.getByRole('option', { name: /Staging timetable/ }).waitFor();
}
async function open_publish(page: Page): Promise<void> {
  const text = page.getByLabel('Text of the page');
  await text.fill(`${await text.inputValue()}\nA new last line.`);
  await button(page, 'Publish page').click();
  await page.getByText('Who will be able to read it').waitFor();
}

async function open(page: Page, { address, ready, before, act }: Screen): Promise<void> {
  before?.();
  await page.goto(base + address);
  await page.getByRole('heading', { level: 1, name: ready }).waitFor();
  await act?.(page);
  await page.waitForLoadState('networkidle');
}

/** Where axe runs: the narrow and the wide layout, and both sets of colours. */
const looked_over = new Set(['390 light', '1440 light', '1440 dark']);

describe('every screen', () => {
  for (const [name, screen] of Object.entries(screens)) {
    test(`${name} has no fault that axe finds, fits every width and keeps to the policy`, async () => {
      const context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        colorScheme: 'light',
      });
      const page = await context.newPage();
      const complaints = complaints_of(page);
      await open(page, screen);
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 });
        for (const scheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme: scheme });
          await shot(page, `${name}-${width}-${scheme}`, false);
          if (looked_over.has(`${width} ${scheme}`))
            expect(await findings(page), `${name} at ${width} px, ${scheme}`).toEqual([]);
        }
        expect(await too_wide(page), `${name} at ${width} px scrolls sideways`).toBeLessThanOrEqual(0);
      }
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await too_wide(page), `${name} at 320 px scrolls sideways`).toBeLessThanOrEqual(0);
      expect(complaints).toEqual([]);
      await context.close();
    });
  }
});

const too_wide = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
