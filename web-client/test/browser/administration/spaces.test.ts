import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Saved, SessionView, SpaceView } from '@/generated/types';
import { findings } from '../axe';
import { launch } from '../launch';
import { at, look_over } from '../look_over';
import { button, heading, make_space, Visitor } from '../site';

let browser: Browser;
let administrator: Visitor;
let orphan: SpaceView;

/** Opened by somebody who gave it to a colleague and went; the colleague's account is out of use. */
async function make_orphan(): Promise<SpaceView> {
  const opener = await Visitor.signed_in(browser, 'adviser');
  const space = await make_space(opener, 'Tide tables');
  const colleague = await administrator.ask<Saved>('POST', '/administration/people', {
    name: 'Lewis Leaver',
    kind: 'staff',
    email: `leaver${Date.now()}@rivers-coasts.example`,
  });
  await opener.ask('POST', `/spaces/${space.id}/members`, { person: colleague.id, role: 'owner' });
  const { person } = await opener.ask<SessionView>('GET', '/session');
  await opener.ask('DELETE', `/spaces/${space.id}/members/${person?.id}`);
  await opener.leave();
  await administrator.ask(
    'PUT',
    `/administration/people/${colleague.id}/state`,
    { in_use: false },
    { 'If-Match': '"1"' },
  );
  return space;
}

beforeAll(async () => {
  browser = await launch();
  administrator = await Visitor.signed_in(browser, 'administrator');
  orphan = await make_orphan();
});
afterAll(async () => {
  await administrator.leave();
  await browser.close();
});

test('a space without an owner is told of, found and given one, by keyboard alone', async () => {
  const { page } = administrator;
  await administrator.go('/administration');
  await page.getByText(/no owner who can sign in/).waitFor();
  const see = page.getByRole('link', { name: 'Give them owners' });
  await see.focus();
  await page.keyboard.press('Enter');
  await heading(page, 'Spaces').waitFor();
  const found = page.getByRole('link', { name: orphan.name });
  await found.focus();
  await page.keyboard.press('Enter');
  await heading(page, orphan.name).waitFor();
  await page.getByText('Nobody who can sign in owns this space.', { exact: false }).waitFor();
  await page.getByText('(cannot sign in)').waitFor();
  await button(page, 'Give it an owner').press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Give it an owner' }).press('Enter');
  await dialog.getByText('Choose who is to own it.').waitFor();
  expect(await findings(page)).toEqual([]);
  await dialog.getByLabel('The owner').pressSequentially('amara');
  await dialog.getByRole('option', { name: /Amara Okafor/ }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await dialog.getByLabel('Reason (optional)').fill('Lewis has left');
  await dialog.getByRole('button', { name: 'Give it an owner' }).press('Enter');
  await page.getByText(`Amara Okafor owns ${orphan.name} from now on.`).waitFor();
  await administrator.go('/administration/spaces?ownerless=true');
  await heading(page, 'Spaces').waitFor();
  await page.waitForLoadState('networkidle');
  expect(await found.count()).toBe(0);
});

test('spaces are found by name, and nothing in them can be opened', async () => {
  const { page } = administrator;
  await administrator.go('/administration/spaces');
  await page.getByRole('link', { name: 'Bathing Waters Review' }).waitFor();
  await page.getByLabel('Name', { exact: true }).fill('bathing waters r');
  await expect.poll(() => page.getByRole('row').count()).toBe(2);
  await page.getByRole('row', { name: /Bathing Waters Review.*Amara Okafor/ }).waitFor();
  await page.getByRole('link', { name: 'Bathing Waters Review' }).click();
  await heading(page, 'Bathing Waters Review').waitFor();
  const { id } = await administrator.ask<{ id: string }>('GET', page.url().replace(/.*(?=\/admin)/, ''));
  await expect(administrator.ask('GET', `/spaces/${id}`)).rejects.toThrow('404');
});

test('an administrator of an area sees its spaces alone', async () => {
  const keeper = await Visitor.signed_in(browser, 'area_administrator');
  const { page } = keeper;
  await keeper.go('/administration/spaces');
  await heading(page, 'Spaces').waitFor();
  await page.getByRole('link', { name: 'Property Flood Resilience' }).first().waitFor();
  expect(await page.getByRole('link', { name: 'Bathing Waters Review' }).count()).toBe(0);
  await keeper.leave();
});

describe('each screen', () => {
  look_over(
    {
      'administration spaces': {
        address: at('/administration/spaces'),
        ready: 'Spaces',
        act: (page) => page.getByRole('row').nth(3).waitFor(),
      },
      'administration space': {
        address: () => `/administration/spaces/${orphan.id}`,
        ready: /Tide tables/,
      },
    },
    () => administrator,
  );
});
