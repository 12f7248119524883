import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { launch } from './launch';
import { at, look_over, type Screen } from './look_over';
import { heading, Visitor } from './site';

/** The demonstration's adviser, in a workspace of many people. */
let browser: Browser;
let visitor: Visitor;
beforeAll(async () => {
  browser = await launch();
  visitor = await Visitor.signed_in(browser, 'adviser');
});
afterAll(async () => {
  await visitor.leave();
  await browser.close();
});

const screens: Record<string, Screen> = {
  home: { address: at('/'), ready: /Hello/ },
  spaces: { address: at('/spaces'), ready: 'Spaces' },
  'new-space': { address: at('/spaces/new'), ready: 'New space' },
  'space-home': { address: at('/s/bathing-waters'), ready: 'Bathing Waters Review' },
  members: { address: at('/s/bathing-waters/members'), ready: 'People in this space' },
  bin: { address: at('/s/bathing-waters/bin'), ready: 'Recycle bin' },
  palette: { address: at('/'), ready: /Hello/, act: open_palette },
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
  'not-found': { address: at('/nowhere'), ready: 'There is nothing here that you can see' },
  error: {
    address: at('/'),
    ready: 'Sorry, that did not work',
    broken: (route) => route.fulfill({ status: 500, json: { code: 'core.error', request_id: 'r7f3k2' } }),
  },
  offline: { address: at('/'), ready: 'You are offline', broken: (route) => route.abort() },
};

async function open_palette(page: Page): Promise<void> {
  await page.keyboard.press('/');
  await page.getByRole('combobox').fill('bath');
  await page.getByRole('option').nth(2).waitFor();
}

describe('every screen', () => look_over(screens, () => visitor));
