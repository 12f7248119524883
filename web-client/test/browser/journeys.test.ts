import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ContractServer } from '../contract/server';
import { make_world } from '../contract/world';
import { complaints_of, launch } from './chromium';

const server = new ContractServer(join(import.meta.dirname, '../../dist'));
let base = '';
let browser: Browser;
let context: BrowserContext;
let page: Page;
let complaints: string[] = [];

beforeAll(async () => {
  base = await server.start();
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});
beforeEach(async () => {
  server.world = make_world();
  context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  page = await context.newPage();
  page.setDefaultTimeout(15_000);
  complaints = complaints_of(page);
});
afterEach(async () => {
  await context.close();
  expect(complaints).toEqual([]);
});

const handbook = '/s/pensions/wiki/page000000001-dashboards-policy-handbook';
const go = (path: string) => page.goto(base + path);
const heading = (name: string) => page.getByRole('heading', { level: 1, name });
const text = () => page.getByLabel('Text of the page');
const publish = () => page.getByRole('button', { name: 'Publish page', exact: true });
const markdown_of = (id: string) => server.world.pages.get(id)?.revisions.at(-1)?.markdown ?? '';

describe('signing in', () => {
  test('leads to the page that was asked for, and a wrong password says so', async () => {
    server.world.signed_in = false;
    await go(handbook);
    await page.getByLabel('Email address').fill('aisha@example.gov.uk');
    await page.getByLabel('Password', { exact: true }).fill('wrong');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('not right').waitFor();
    await page.getByLabel('Password', { exact: true }).fill('correct horse');
    await page.keyboard.press('Enter');
    await heading('Dashboards policy handbook').waitFor();
  });

  test('over the page keeps what was typed and then saves it', async () => {
    await go(`${handbook}/edit`);
    await text().waitFor();
    server.world.signed_in = false;
    await text().fill('Typed while signed out');
    const dialog = page.getByRole('dialog', { name: 'Sign in again' });
    await dialog.getByLabel('Password', { exact: true }).fill('correct horse');
    await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByText('Saved').first().waitFor();
    expect(await text().inputValue()).toBe('Typed while signed out');
    await expect
      .poll(() => server.world.drafts.get('page000000001')?.markdown)
      .toBe('Typed while signed out');
  });

  test('is warned of two minutes before the session ends', async () => {
    server.world.idle_ms = 100_000;
    await go('/');
    await page.getByRole('dialog', { name: 'Are you still there?' }).waitFor();
    server.world.idle_ms = 4 * 3_600_000;
    await page.getByRole('button', { name: 'Stay signed in' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });
});

describe('writing', () => {
  test('a page from its title to its publication', async () => {
    await go(handbook);
    await page.getByRole('button', { name: 'New page' }).click();
    await page.getByLabel('Title').fill('Staging timetable');
    await page.keyboard.press('Enter');
    await page.getByText('Another page of this wiki has that title').first().waitFor();
    await page.getByLabel('Title').fill('Complaints');
    await page.keyboard.press('Enter');
    await heading('Editing: Complaints').waitFor();
    await text().pressSequentially('See [[Stag');
    await page.getByRole('option', { name: 'Staging timetable' }).waitFor();
    await page.keyboard.press('Enter');
    await text().pressSequentially(' for dates.');
    await page
      .getByRole('region', { name: 'Preview' })
      .getByRole('link', { name: 'Staging timetable' })
      .waitFor();
    await page.getByText('Saved').first().waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('dialog').getByText('12 people', { exact: true }).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Publish page' }).click();
    await page.getByText('Published. 12 people will be told.').waitFor();
    expect(markdown_of('page000000009')).toBe('See [[Staging timetable]] for dates.');
  });

  test('bold by keyboard can be undone like typing', async () => {
    await go(`${handbook}/edit`);
    await text().fill('word');
    await text().selectText();
    await page.keyboard.press('Control+b');
    expect(await text().inputValue()).toBe('**word**');
    await page.keyboard.press('Control+z');
    expect(await text().inputValue()).toBe('word');
  });

  test('without a network is kept here, says so, survives a reload and is sent later', async () => {
    await go(`${handbook}/edit`);
    await text().waitFor();
    server.world.broken.set('PUT /wiki/pages', 0);
    await text().fill('Kept through the tunnel');
    await page.getByText(/Offline, \d+ changes? kept here/).waitFor();
    await page.reload();
    await page.getByText('kept in this browser').waitFor();
    expect(await text().inputValue()).toBe('Kept through the tunnel');
    server.world.broken.clear();
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await expect
      .poll(() => server.world.drafts.get('page000000001')?.markdown)
      .toBe('Kept through the tunnel');
    expect(
      await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('folkmoot.draft'))),
    ).toEqual([]);
  });

  test('on a stale base shows both texts side by side and loses neither', async () => {
    await go(`${handbook}/edit`);
    await text().fill('My words');
    await page.getByText('Saved').first().waitFor();
    server.world.pages.get('page000000001')?.revisions.push({
      number: 4,
      title: 'Dashboards policy handbook',
      markdown: 'Their words',
      note: '',
      minor: false,
      at: new Date().toISOString(),
    });
    await publish().click();
    await page.getByRole('button', { name: 'Choose between the texts' }).click();
    await heading('Two versions').waitFor();
    await page.getByText('Their words').waitFor();
    await page.getByLabel('Write it from both').check();
    await page.getByLabel('The text that should stand').fill('Their words and mine');
    await page.getByRole('button', { name: 'Continue to publish' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Publish page' }).click();
    await page.getByText('Published.').waitFor();
    expect(markdown_of('page000000001').trim()).toBe('Their words and mine');
  });

  test('a picture goes in only with a description', async () => {
    await go(`${handbook}/edit`);
    await text().fill('Before');
    await page.getByRole('button', { name: 'Picture or file' }).click();
    await page
      .getByLabel('Pictures and files')
      .setInputFiles({ name: 'map.png', mimeType: 'image/png', buffer: Buffer.alloc(100_000) });
    await page.getByRole('button', { name: 'Attach', exact: true }).click();
    await page.getByRole('alert').getByText('Describe the picture').waitFor();
    await page.getByLabel('Describe the picture').fill('A map of cohorts');
    await page.getByRole('button', { name: 'Attach', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await text().inputValue()).toMatch(/!\[A map of cohorts\]\(file:\d+\)/);
  });
});

describe('reading', () => {
  test("another's publication arrives without moving focus or scroll", async () => {
    await go(handbook);
    await page.getByRole('heading', { name: 'Open questions' }).scrollIntoViewIfNeeded();
    await page.getByRole('button', { name: 'Edit' }).focus();
    await page.evaluate(() => scrollTo(0, 500));
    const before = await page.getByRole('heading', { name: 'Dates' }).boundingBox();
    const book = server.world.pages.get('page000000001');
    const newest = book?.revisions.at(-1);
    if (!book || !newest) throw new Error('the handbook is missing');
    const markdown = newest.markdown.replace('Pensions in payment', 'Pensions already in payment');
    book.revisions.push({ ...newest, number: 4, markdown });
    await page.waitForTimeout(500);
    server.tell('wiki.page_published', 'page000000001', 'space00000001');
    await page.getByText('Pensions already in payment').waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Edit');
    expect((await page.getByRole('heading', { name: 'Dates' }).boundingBox())?.y).toBeCloseTo(
      before?.y ?? 0,
      0,
    );
  });

  test('two tabs share one connection', async () => {
    const other = await context.newPage();
    await go(handbook);
    await other.goto(base + handbook);
    await other.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForTimeout(1000);
    expect(server.listeners).toBe(1);
    await page.close();
    await expect.poll(() => server.listeners).toBe(1);
    server.world.pages.get('page000000001')?.revisions.push({
      number: 4,
      title: 'Dashboards policy handbook',
      markdown: 'All new',
      note: '',
      minor: false,
      at: new Date().toISOString(),
    });
    await expect
      .poll(
        async () => {
          server.tell('wiki.page_published', 'page000000001', 'space00000001');
          return other.getByText('All new').count();
        },
        { timeout: 10_000 },
      )
      .toBe(1);
  });

  test('E edits, / searches, ? helps, and a changed screen puts focus on its heading', async () => {
    await go(handbook);
    await heading('Dashboards policy handbook').waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await page.keyboard.type('matching');
    await page.getByRole('option', { name: /Matching rules/ }).waitFor();
    await page.keyboard.press('Enter');
    await heading('Matching rules').waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    expect(await page.title()).toBe('Matching rules – Pensions dashboards – Folkmoot');
    await page.keyboard.press('e');
    await heading('Editing: Matching rules').waitFor();
  });

  test('an old address leads on to the right one', async () => {
    await go('/s/pensions/wiki/page000000002-an-older-title');
    await heading('Staging timetable').waitFor();
    await expect
      .poll(() => new URL(page.url()).pathname)
      .toBe('/s/pensions/wiki/page000000002-staging-timetable');
  });
});

describe('keeping order', () => {
  test('the tree is walked and opened by keyboard', async () => {
    await go('/s/pensions/wiki/page000000006-meeting-notes');
    const row = (name: string) => page.getByRole('treeitem', { name });
    await row('Meeting notes').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent))
      .toContain('14 November');
    await page.keyboard.press('Home');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Dashboards');
    await page.keyboard.press('m');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Ministerial');
    await page.keyboard.press('Enter');
    await heading('Ministerial correspondence').waitFor();
  });

  test('dragging a page and "Move to…" come to the same', async () => {
    await go('/s/pensions/wiki/page000000005-ministerial-correspondence');
    const row = (name: string) => page.getByRole('treeitem', { name });
    await row('Ministerial correspondence').dragTo(row('Meeting notes'));
    await expect.poll(() => server.world.pages.get('page000000005')?.parent).toBe('page000000006');
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Move to…' }).click();
    await page.getByRole('button', { name: 'Move it to the top instead' }).click();
    await page.getByLabel('Place among the pages there').selectOption({ label: 'Before “Meeting notes”' });
    await page.getByRole('button', { name: 'Move page' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(server.world.order.get('')).toEqual([
      'page000000001',
      'page000000005',
      'page000000006',
      'page000000008',
    ]);
  });

  test('a deleted page waits in the bin and comes back', async () => {
    await go('/s/pensions/wiki/page000000005-ministerial-correspondence');
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'Delete page' }).click();
    await page.getByText('is in the recycle bin').waitFor();
    await page.getByRole('button', { name: /Put back/ }).click();
    await page.getByRole('link', { name: /Open “Ministerial/ }).waitFor();
    expect(server.world.bin).toEqual([]);
  });

  test('before a restriction is applied it names who loses sight', async () => {
    await go(handbook);
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Change who can see it' }).click();
    await page.getByLabel('Only the people I name').check();
    await page.getByLabel('Add a person').fill('ffion');
    await page.getByRole('option', { name: /Ffion Huws/ }).click();
    await page.getByText('1 person will newly see it').waitFor();
    await page.getByText('Gwen Prys').first().waitFor();
    expect(server.world.pages.get('page000000001')?.restricted).toBe(false);
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.getByRole('button', { name: '3 people can see this' }).waitFor();
  });

  test('a space is made from a form, checked, and refused answers return to their fields', async () => {
    await go('/spaces/new');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('alert').getByText('Enter a name for the space').waitFor();
    await page.getByLabel('Name of the space').fill('Taken');
    await page.getByRole('button', { name: 'Continue' }).click();
    await heading('Check your answers').waitFor();
    await page.getByRole('button', { name: 'Open the space' }).click();
    await page.getByRole('alert').getByText('Another space has that name').waitFor();
    await page.getByLabel('Name of the space').fill('Small schemes');
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'Open the space' }).click();
    await heading('Small schemes').waitFor();
  });

  test('a colleague is added by typing a name, and removed by name', async () => {
    await go('/s/pensions/members');
    await page.getByLabel('Name or email address').fill('ffion');
    await page.keyboard.press('ArrowDown');
    await page.getByRole('option', { name: /Ffion/ }).waitFor();
    await page.getByRole('option', { name: /Ffion/ }).click();
    await page.getByRole('button', { name: 'Add Ffion Huws' }).click();
    await page.getByText('Ffion Huws is now in this space as Member.').waitFor();
    await page.getByRole('button', { name: 'Remove Tom Okafor' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove Tom Okafor' }).click();
    await page.getByText('Tom Okafor no longer belongs to this space.').waitFor();
  });
});

test('everything is there in Welsh', async () => {
  await go('/');
  await page.getByRole('button', { name: /Your menu/ }).click();
  await page.getByRole('menuitem', { name: 'Yn Gymraeg' }).click();
  await page.getByRole('link', { name: 'Gofodau', exact: true }).waitFor();
  await page.getByText('Gweithle').first().waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('cy');
});
