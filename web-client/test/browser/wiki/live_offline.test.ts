import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { applyUpdate, Doc } from 'yjs';
import { findings } from '../axe';
import { launch, shot } from '../launch';
import { add_member, button, heading, password, Visitor } from '../site';
import { kill_server, start_server } from '../site_process';
import { live_state, live_text, make_page, make_place, open_live, type Place, paragraphs_of } from './place';

/** What becomes of words when the network, the server, the session or the right goes while they are typed. */
let browser: Browser;
let adviser: Visitor;
let owner: Visitor;
let place: Place;

beforeAll(async () => {
  browser = await launch();
  adviser = await Visitor.signed_in(browser, 'adviser');
  owner = await Visitor.signed_in(browser, 'owner');
  place = await make_place(adviser, 'Bad connections');
  await add_member(adviser, place.space, 'owner', 'member');
});
afterAll(async () => {
  for (const visitor of [adviser, owner]) await visitor.leave();
  await browser.close();
});

async function type_after(visitor: Visitor, words: string, typed: string): Promise<void> {
  await live_text(visitor.page).getByText(words).first().click();
  await visitor.page.keyboard.press('End');
  await visitor.page.keyboard.type(typed);
}

const notes_in = (page: Page): Promise<string[]> =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('folkmoot.draft')));
const soon = { timeout: 10_000 };
const copies_in = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const kept = Object.keys(localStorage).filter((key) => key.startsWith('folkmoot.draft'));
    const databases = await indexedDB.databases();
    return [
      ...kept,
      ...databases.map(({ name }) => name ?? '').filter((name) => name.startsWith('folkmoot')),
    ];
  });

/** What this browser has kept of the only document that is open in it. */
async function kept_in(page: Page): Promise<string> {
  const pieces = await page.evaluate(async () => {
    const name = (await indexedDB.databases()).find((one) => one.name?.startsWith('folkmoot.live.'))?.name;
    const answer = <A>(request: IDBRequest<A>) =>
      new Promise<A>((done, failed) => {
        request.onsuccess = () => done(request.result);
        request.onerror = failed;
      });
    const database = await answer(indexedDB.open(name ?? ''));
    const found = await answer<{ update: Uint8Array }[]>(
      database.transaction('updates').objectStore('updates').getAll(),
    );
    database.close();
    return found.map(({ update }) => [...update]);
  });
  const document = new Doc();
  for (const piece of pieces) applyUpdate(document, Uint8Array.from(piece));
  return document.getXmlFragment('default').toString();
}

/** Live editing is cut off, though the rest of the site can be reached. */
async function cut_off(page: Page): Promise<void> {
  await page.route('**/api/v1/live-ticket', (route) => route.abort());
  await page.evaluate(() => dispatchEvent(new Event('offline')));
}
const connect_again = async (page: Page) => {
  await page.unroute('**/api/v1/live-ticket');
  await page.evaluate(() => dispatchEvent(new Event('online')));
};

test('without a network typing goes on, is counted and kept, and on return both sides are there', async () => {
  const made = await make_page(adviser, place, 'The tunnel', 'First.\n\nLast.');
  await open_live(adviser, made);
  await open_live(owner, made);
  const { page } = adviser;
  await adviser.context.setOffline(true);
  await type_after(adviser, 'First.', ' Typed in the tunnel.');
  await live_state(page, /Offline, \d+ changes? kept here/);
  expect(await findings(page)).toEqual([]);
  await shot(page, 'live-offline', false);
  await type_after(owner, 'Last.', ' Typed above ground.');
  await live_state(owner.page, 'Saved');
  await adviser.context.setOffline(false);
  await live_state(page, 'Saved');
  const both = ['First. Typed in the tunnel.', 'Last. Typed above ground.'];
  await expect.poll(() => paragraphs_of(page), soon).toEqual(both);
  await expect.poll(() => paragraphs_of(owner.page), soon).toEqual(both);
});

test('what could not be sent outlives a reload and arrives afterwards, once', async () => {
  const made = await make_page(adviser, place, 'Reloaded', 'Before.');
  await open_live(adviser, made);
  const { page } = adviser;
  await cut_off(page);
  // More letters than a copy holds apart: they become one piece on the way.
  const long = 'and on '.repeat(50).trim();
  await type_after(adviser, 'Before.', ` Kept here, ${long}.`);
  await live_state(page, /Offline, \d+ changes? kept here/);
  await page.reload();
  await live_text(page).getByText(`Before. Kept here, ${long}.`).waitFor();
  await live_state(page, /Offline, \d+ changes? kept here/);
  await live_text(page).press('Control+End');
  await page.keyboard.type(' And more.');
  await connect_again(page);
  await live_state(page, 'Saved');
  await open_live(owner, made);
  expect(await paragraphs_of(owner.page)).toEqual([`Before. Kept here, ${long}. And more.`]);
  await expect.poll(() => notes_in(page), soon).toEqual([]);
});

test('a text that was never here is not written in without a connection, and opens by itself with one', async () => {
  const made = await make_page(adviser, place, 'Not here yet', 'What it says.');
  const { page } = adviser;
  await page.route('**/api/v1/live-ticket', (route) => route.abort());
  await adviser.go(`${made.address}/edit`);
  await page.getByText('cannot be opened for writing without a connection').waitFor();
  await page.getByText('What it says.').waitFor();
  expect(await live_text(page).count()).toBe(0);
  await connect_again(page);
  await live_state(page, 'Saved');
  await live_text(page).getByText('What it says.').waitFor();
});

test('what was kept is sent by itself when its writer comes back somewhere else', async () => {
  const made = await make_page(adviser, place, 'Left behind', 'Before.');
  await open_live(adviser, made);
  const { page } = adviser;
  await cut_off(page);
  await type_after(adviser, 'Before.', ' Left behind.');
  await live_state(page, /Offline, \d+ changes? kept here/);
  await button(page, 'Done').click();
  await heading(page, 'Left behind').waitFor();
  await page.unroute('**/api/v1/live-ticket');
  await adviser.go('/');
  await expect.poll(() => notes_in(page), soon).toEqual([]);
  await open_live(owner, made);
  expect(await paragraphs_of(owner.page)).toEqual(['Before. Left behind.']);
});

test('two tabs of one person write one text, and what both kept offline comes together', async () => {
  const made = await make_page(adviser, place, 'Two tabs', 'One.\n\nTwo.');
  const visitor = await Visitor.signed_in(browser, 'adviser');
  const other = await visitor.context.newPage();
  await open_live(visitor, made);
  await other.goto(visitor.page.url());
  await live_state(other, 'Saved');
  await type_after(visitor, 'One.', ' By the first.');
  await live_text(other).getByText('One. By the first.').waitFor();
  expect(await visitor.page.locator('.people-here').count()).toBe(0);
  for (const tab of [visitor.page, other]) await cut_off(tab);
  await type_after(visitor, 'One.', ' More.');
  await live_text(other).getByText('Two.').click();
  await other.keyboard.press('End');
  await other.keyboard.type(' By the second.');
  for (const tab of [visitor.page, other]) await live_state(tab, /Offline, \d+ changes? kept here/);
  await expect.poll(() => kept_in(other), soon).toContain('Two. By the second.');
  await other.close();
  await connect_again(visitor.page);
  await live_state(visitor.page, 'Saved');
  await visitor.page.reload();
  await live_state(visitor.page, 'Saved');
  await expect
    .poll(() => paragraphs_of(visitor.page), soon)
    .toEqual(['One. By the first. More.', 'Two. By the second.']);
  await visitor.leave();
});

test('what others wrote a moment before the page was left is there without a connection, too', async () => {
  const made = await make_page(adviser, place, 'Just now', 'Before.');
  const visitor = await Visitor.signed_in(browser, 'adviser');
  await open_live(visitor, made);
  await open_live(owner, made);
  await visitor.page.route('**/api/v1/live-ticket', (route) => route.abort());
  await type_after(owner, 'Before.', ' Just now.');
  await live_text(visitor.page).getByText('Before. Just now.').waitFor();
  await visitor.page.reload();
  await live_text(visitor.page).getByText('Before. Just now.').waitFor();
  await visitor.leave();
});

test('killed while two type, the server comes back with all that any screen called saved', async () => {
  const made = await make_page(adviser, place, 'Power cut', 'One.\n\nTwo.');
  await open_live(adviser, made);
  await open_live(owner, made);
  await type_after(adviser, 'One.', ' Saved before.');
  await live_state(adviser.page, 'Saved');
  const typing = [
    type_after(adviser, 'One.', ' Typed while it died.'),
    type_after(owner, 'Two.', ' Typed by Amara.'),
  ];
  await kill_server();
  await Promise.all(typing);
  for (const { page } of [adviser, owner]) await live_state(page, /Offline, \d+ changes? kept here/);
  await start_server();
  for (const { page } of [adviser, owner]) await page.evaluate(() => dispatchEvent(new Event('online')));
  const all = ['One. Saved before. Typed while it died.', 'Two. Typed by Amara.'];
  for (const { page } of [adviser, owner]) {
    await live_state(page, 'Saved');
    await expect.poll(() => paragraphs_of(page), soon).toEqual(all);
  }
});

test('who loses the right to edit while typing is told so, keeps the words in sight and saves nothing more', async () => {
  const made = await make_page(adviser, place, 'Revoked', 'Before.');
  await open_live(adviser, made);
  await open_live(owner, made);
  const { page } = owner;
  await type_after(owner, 'Before.', ' Saved.');
  await live_state(page, 'Saved');
  const { person } = await owner.ask<{ person: { id: string } }>('GET', '/session');
  const typing = page.keyboard.type(' and typed on and on until somebody took the right away', { delay: 60 });
  await live_text(page).getByText('Before. Saved. and typed').waitFor();
  await adviser.ask('DELETE', `/spaces/${place.space.id}/members/${person.id}`);
  await page.getByText('You may no longer edit this text').waitFor();
  await live_state(page, 'Not saved');
  await typing;
  const [shown = ''] = await paragraphs_of(page);
  expect(shown).toContain('Before. Saved. and typed');
  const [kept = ''] = await paragraphs_of(adviser.page);
  expect(kept).toContain('Before. Saved.');
  expect(shown.startsWith(kept)).toBe(true);
  expect(await live_text(page).getAttribute('contenteditable')).toBe('false');
  await page.evaluate(() => scrollTo(0, 0));
  expect(await findings(page)).toEqual([]);
  expect(
    await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('.draft.'))),
  ).toEqual([]);
  await add_member(adviser, place.space, 'owner', 'member');
  await owner.go('/');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: 'Leave and lose it' })
    .click({ timeout: 1000 })
    .catch(() => undefined);
});

test('when the session ends, signing in over the page goes on with what was typed', async () => {
  const visitor = await Visitor.signed_in(browser, 'adviser');
  const { page } = visitor;
  const made = await make_page(visitor, place, 'Long evening', 'Before tea.');
  await open_live(visitor, made);
  await visitor.ask('DELETE', '/session');
  const dialog = page.getByRole('dialog', { name: 'Sign in again' });
  await dialog.waitFor();
  await dialog.getByLabel('Password', { exact: true }).fill(password);
  await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await live_state(page, 'Saved');
  await type_after(visitor, 'Before tea.', ' And after it.');
  await live_state(page, 'Saved');
  await page.reload();
  await live_text(page).getByText('Before tea. And after it.').waitFor();
  await visitor.leave();
});

test('signing out leaves nothing of a live text in the browser, and asks before unsent words would be lost', async () => {
  const visitor = await Visitor.signed_in(browser, 'adviser');
  const { page } = visitor;
  const made = await make_page(visitor, place, 'Handover', 'Before.');
  await open_live(visitor, made);
  await cut_off(page);
  await type_after(visitor, 'Before.', ' Never sent.');
  await live_state(page, /Offline, \d+ changes? kept here/);
  expect(await copies_in(page)).toHaveLength(2);
  await page.getByRole('button', { name: /Your menu/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('dialog', { name: 'Sign out and lose changes?' }).waitFor();
  await button(page, 'Sign out and lose them').click();
  await heading(page, 'Sign in').waitFor();
  expect(await copies_in(page)).toEqual([]);
  await visitor.leave();
});

test('where the marking allows no copy nothing is kept, it says so, and leaving asks', async () => {
  const close = await make_place(adviser, 'Close advice', 'official-sensitive');
  const made = await make_page(adviser, close, 'Advice', 'Before.');
  const visitor = await Visitor.signed_in(browser, 'adviser');
  const { page } = visitor;
  await open_live(visitor, made);
  await cut_off(page);
  await type_after(visitor, 'Before.', ' Only on the screen.');
  await live_state(page, /Offline, \d+ changes? not kept in this browser/);
  expect(await copies_in(page)).toEqual([]);
  await button(page, 'Done').click();
  await page.getByRole('dialog', { name: 'Leave without saving?' }).waitFor();
  expect(await findings(page)).toEqual([]);
  await button(page, 'Keep writing').click();
  await connect_again(page);
  await live_state(page, 'Saved');
  await button(page, 'Done').click();
  await heading(page, 'Advice').waitFor();
  await visitor.leave();
});
