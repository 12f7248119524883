import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findings } from './axe';
import { complaints_of, launch, shot } from './chromium';

/**
 * The same journeys with the real server and its demonstration site: FOLKMOOT_SERVER is its address, FOLKMOOT_EMAIL and
 * FOLKMOOT_PASSWORD a member who may write in a workspace's wiki. Without them these tests are skipped.
 */
const {
  FOLKMOOT_SERVER: base = '',
  FOLKMOOT_EMAIL: email = '',
  FOLKMOOT_PASSWORD: password = '',
} = process.env;

describe.skipIf(!base)('with the real server', () => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let complaints: string[];
  const title = `Written by a test ${Date.now()}`;
  const text = () => page.getByLabel('Text of the page');

  beforeAll(async () => {
    browser = await launch();
    context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ignoreHTTPSErrors: true });
    page = await context.newPage();
    page.setDefaultTimeout(15_000);
    complaints = complaints_of(page);
  });
  afterAll(() => browser.close());

  test('a member signs in and lands on Home', async () => {
    await page.goto(base);
    await page.getByLabel('Email address').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Hello' }).waitFor();
    await page.waitForLoadState('networkidle');
    await shot(page, 'server-home');
    expect(await findings(page)).toEqual([]);
  });

  test('opens a workspace and its wiki', async () => {
    await page
      .getByRole('link', { name: /Workspace/ })
      .first()
      .click();
    await page.getByRole('heading', { name: 'What has happened' }).waitFor();
    await page.waitForLoadState('networkidle');
    await shot(page, 'server-space');
    expect(await findings(page)).toEqual([]);
    await page
      .getByRole('navigation', { name: /Sections of/ })
      .getByRole('link', { name: 'Wiki' })
      .click();
    await page.getByRole('button', { name: 'Edit' }).waitFor();
    await page.waitForLoadState('networkidle');
    await shot(page, 'server-page');
    // The order of headings inside a text is its author's.
    expect(await findings(page, 'html', ['heading-order'])).toEqual([]);
  });

  test('writes a page with a link and a picture, and publishes it', async () => {
    await page.getByRole('button', { name: 'New page' }).first().click();
    await page.getByLabel('Title').fill(title);
    await page.keyboard.press('Enter');
    await text().fill('## Heading\n\nSome **words** and [[A page that nobody wrote]].\n');
    await page
      .getByRole('region', { name: 'Preview' })
      .getByRole('link', { name: 'A page that nobody wrote' })
      .waitFor();
    await text().press('Control+End');
    await page.getByRole('button', { name: 'Picture or file' }).click();
    await page
      .getByLabel('Pictures and files')
      .setInputFiles({ name: 'dot.png', mimeType: 'image/png', buffer: dot });
    await page.getByLabel('Describe the picture').fill('A single dot');
    await page.getByRole('button', { name: 'Attach', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('region', { name: 'Preview' }).getByRole('img', { name: 'A single dot' }).waitFor();
    await shot(page, 'server-editor');
    await page.getByRole('button', { name: 'Publish page' }).click();
    await page.getByText('Who will be able to read it').waitFor();
    await shot(page, 'server-publish', false);
    await page.getByRole('dialog').getByRole('button', { name: 'Publish page' }).click();
    await page.getByText(/^Published\./).waitFor();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    expect(await findings(page, 'html', ['heading-order'])).toEqual([]);
  });

  test("sees another browser's publication without reloading", async () => {
    const other = await browser.newContext({
      storageState: await context.storageState(),
      ignoreHTTPSErrors: true,
    });
    const second = await other.newPage();
    await second.goto(page.url());
    await second.getByText('Some words').waitFor();
    await page.getByRole('button', { name: 'Edit' }).click();
    await text().fill('## Heading\n\nChanged from elsewhere.\n');
    await page.getByText('Saved').first().waitFor();
    await page.getByRole('button', { name: 'Publish page' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Publish page' }).click();
    await second.getByText('Changed from elsewhere.').waitFor({ timeout: 10_000 });
    await other.close();
  });

  test('reads history, compares, and finds the page by its words', async () => {
    await page.getByText(/^Published\./).waitFor();
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'History' }).click();
    await page.getByRole('button', { name: 'Compare the two' }).click();
    await page.getByRole('heading', { level: 1, name: 'What changed' }).waitFor();
    await page.locator('ins, del, .fm-block-added, .fm-block-removed').first().waitFor();
    await shot(page, 'server-comparison');
    expect(await findings(page, 'html', ['heading-order'])).toEqual([]);
    await page.keyboard.press('/');
    await page.getByRole('combobox').fill(title);
    await page.getByRole('option', { name: title }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
  });

  test('says who can see it and why', async () => {
    await page.getByRole('button', { name: /people can see this/ }).click();
    await page
      .getByRole('dialog')
      .getByText(/in the space|in the area|on the whole site/)
      .first()
      .waitFor();
    await shot(page, 'server-access', false);
    await page.keyboard.press('Escape');
  });

  test('deletes it and puts it back', async () => {
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'Delete page' }).click();
    await page.getByText('is in the recycle bin').waitFor();
    await page
      .getByRole('listitem')
      .filter({ hasText: title })
      .getByRole('button', { name: /Put back/ })
      .click();
    await page.getByRole('link', { name: `Open “${title}”` }).click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    expect(complaints).toEqual([]);
  });
});

/** A picture of one pixel. */
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
