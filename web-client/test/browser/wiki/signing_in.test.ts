import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch } from '../launch';
import { button, heading, password, Visitor } from '../site';
import { kept, make_page, make_place, text_of_page } from './place';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const drafts_kept = (visitor: Visitor) =>
  visitor.page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('folkmoot.draft')));

describe('while a page is written, signing in', () => {
  test('over the page keeps what was typed when the session has ended, and then saves it', async () => {
    const visitor = await Visitor.signed_in(browser, 'adviser');
    const { page } = visitor;
    const place = await make_place(visitor, 'Sessions');
    const made = await make_page(visitor, place, 'Long evening', 'Begun before tea.');
    const connected = page.waitForEvent('websocket').then((socket) => socket.waitForEvent('framereceived'));
    await visitor.go(`${made.address}/edit/markdown`);
    await text_of_page(page).waitFor();
    // A session that ends between the ticket and the handshake makes the browser itself complain of a refused one.
    await connected;
    await visitor.ask('DELETE', '/session');
    await text_of_page(page).fill('Typed while signed out');
    const dialog = page.getByRole('dialog', { name: 'Sign in again' });
    await dialog.getByLabel('Password', { exact: true }).fill(password);
    await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await kept(page);
    expect(await text_of_page(page).inputValue()).toBe('Typed while signed out');
    await page.reload();
    await expect.poll(() => text_of_page(page).inputValue()).toBe('Typed while signed out');
    await visitor.leave();
  });

  test('out leaves nothing of what was typed in the browser', async () => {
    const visitor = await Visitor.signed_in(browser, 'adviser');
    const { page } = visitor;
    const place = await make_place(visitor, 'Leaving');
    const made = await make_page(visitor, place, 'Handover', 'Before.');
    await visitor.go(`${made.address}/edit/markdown`);
    await text_of_page(page).waitFor();
    await page.route('**/api/v1/objects/*/draft', (route) =>
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
