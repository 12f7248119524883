import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findings } from './axe';
import { launch } from './chromium';
import {
  base,
  button,
  heading,
  make_page,
  make_workspace,
  password,
  people,
  saved,
  text_of_page,
  Visitor,
} from './site';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const drafts_kept = (visitor: Visitor) =>
  visitor.page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('folkmoot.draft')));

describe('signing in', () => {
  test('leads to the page that was asked for, and a wrong password says so', async () => {
    const visitor = await Visitor.anonymous(browser);
    const { page } = visitor;
    await visitor.go('/s/bathing-waters/wiki');
    await heading(page, 'Sign in').waitFor();
    expect(await findings(page)).toEqual([]);
    await page.getByLabel('Email address').fill(people.adviser);
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('not right').waitFor();
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.keyboard.press('Enter');
    await button(page, 'Edit').waitFor();
    expect(new URL(page.url()).pathname).toMatch(/^\/s\/bathing-waters\/wiki/);
    await visitor.leave();
  });

  test('over the page keeps what was typed when the session has ended, and then saves it', async () => {
    const visitor = await Visitor.signed_in(browser, 'adviser');
    const { page } = visitor;
    const place = await make_workspace(visitor, 'Sessions');
    const made = await make_page(visitor, place, 'Long evening', 'Begun before tea.');
    await visitor.go(`${made.address}/edit`);
    await text_of_page(page).waitFor();
    await visitor.ask('DELETE', '/session');
    await text_of_page(page).fill('Typed while signed out');
    const dialog = page.getByRole('dialog', { name: 'Sign in again' });
    await dialog.getByLabel('Password', { exact: true }).fill(password);
    await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await saved(page);
    expect(await text_of_page(page).inputValue()).toBe('Typed while signed out');
    await page.reload();
    await expect.poll(() => text_of_page(page).inputValue()).toBe('Typed while signed out');
    await visitor.leave();
  });

  test('is warned of two minutes before the session ends', async () => {
    const visitor = await Visitor.signed_in(browser, 'adviser');
    const { page } = visitor;
    // The server's own answer, but for its clock.
    let left_ms = 100_000;
    await page.route(`${base}/api/v1/session`, async (route) => {
      const answer = await route.fetch();
      const session = await answer.json();
      await route.fulfill({
        response: answer,
        json: { ...session, idle_ends: new Date(Date.now() + left_ms).toISOString() },
      });
    });
    await visitor.go('/');
    await page.getByRole('dialog', { name: 'Are you still there?' }).waitFor();
    expect(await findings(page)).toEqual([]);
    left_ms = 4 * 3_600_000;
    await button(page, 'Stay signed in').click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await visitor.leave();
  });

  test('out leaves nothing of what was typed in the browser', async () => {
    const visitor = await Visitor.signed_in(browser, 'adviser');
    const { page } = visitor;
    const place = await make_workspace(visitor, 'Leaving');
    const made = await make_page(visitor, place, 'Handover', 'Before.');
    await visitor.go(`${made.address}/edit`);
    await text_of_page(page).waitFor();
    await page.route('**/api/v1/wiki/pages/*/draft', (route) =>
      route.request().method() === 'PUT' ? route.abort() : route.continue(),
    );
    await text_of_page(page).fill('Never reached the server');
    await page.getByText(/Offline, \d+ changes? kept here/).waitFor();
    expect(await drafts_kept(visitor)).toHaveLength(1);
    await page.getByRole('button', { name: /Your menu/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('dialog', { name: 'Sign out and lose changes?' }).waitFor();
    await button(page, 'Sign out and lose them').click();
    await heading(page, 'Sign in').waitFor();
    expect(await drafts_kept(visitor)).toEqual([]);
    await visitor.leave();
  });
});
