import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MarkingTable, ModuleList, RoleTable, Saved } from '@/generated/types';
import { findings } from '../axe';
import { launch } from '../launch';
import { at, look_over } from '../look_over';
import { button, heading, Visitor } from '../site';

let browser: Browser;
let administrator: Visitor;
let role: { id: string; name: string };

const roles = () => administrator.ask<RoleTable>('GET', '/administration/roles');

beforeAll(async () => {
  browser = await launch();
  administrator = await Visitor.signed_in(browser, 'administrator');
  const name = `Tide reader ${Date.now() % 100_000}`;
  const like = (await roles()).roles.find(({ key }) => key === 'reader')?.id;
  role = { name, id: (await administrator.ask<Saved>('POST', '/administration/roles', { name, like })).id };
});
afterAll(async () => {
  await administrator.leave();
  await browser.close();
});

test('what a role may do is chosen, checked and saved by keyboard alone', async () => {
  const { page } = administrator;
  await administrator.go('/administration/roles');
  const link = page.getByRole('link', { name: role.name });
  await link.focus();
  await page.keyboard.press('Enter');
  await heading(page, role.name).waitFor();
  const box = page.getByRole('checkbox', { name: 'See what was deleted' });
  await box.focus();
  await page.keyboard.press('Space');
  await button(page, 'Continue').press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('May from now on:').waitFor();
  await dialog.getByText('See what was deleted').waitFor();
  expect(await findings(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Save' }).press('Enter');
  await page.getByText(`What ${role.name} may do is changed.`).waitFor();
  const saved = (await roles()).roles.find(({ id }) => id === role.id);
  expect(saved?.permissions).toContain('core.view_bin');
});

test('whoever changes a role that another has changed meanwhile is told, and sees it as it is now', async () => {
  const { page } = administrator;
  await administrator.go(`/administration/roles/${role.id}`);
  const comment = page.getByRole('checkbox', { name: 'Comment on pages' });
  await comment.check();
  const now = (await roles()).roles.find(({ id }) => id === role.id);
  await administrator.ask(
    'PUT',
    `/administration/roles/${role.id}`,
    { permissions: ['core.view'] },
    { 'If-Match': `"${now?.version}"` },
  );
  await button(page, 'Continue').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText('Somebody else has changed this meanwhile.', { exact: false }).waitFor();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('checkbox', { name: 'See what was deleted', checked: false }).waitFor();
  expect(await comment.isChecked()).toBe(false);
});

test('an added role that nobody has is removed again', async () => {
  const { page } = administrator;
  const name = `Spare ${Date.now() % 100_000}`;
  await administrator.go('/administration/roles');
  await button(page, 'Add a role').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Add' }).click();
  await dialog.getByText('Enter a name.').waitFor();
  await dialog.getByLabel('Name', { exact: true }).fill(name);
  await dialog.getByRole('button', { name: 'Add' }).click();
  await page.getByText(`The role ${name} is added.`).waitFor();
  await page.getByRole('link', { name }).click();
  await button(page, 'Remove the role').click();
  await heading(page, 'Roles').waitFor();
  await page.getByRole('link', { name: role.name }).waitFor();
  await page.getByRole('link', { name }).waitFor({ state: 'detached' });
});

test('what a marking does is changed after seeing what that changes', async () => {
  const { page } = administrator;
  await administrator.go('/administration/markings');
  await button(page, 'Change what it does OFFICIAL-SENSITIVE').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/Signed out after/).fill('1500');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.locator('.govuk-error-message').waitFor();
  await dialog.getByLabel(/Signed out after/).fill('60');
  await dialog.getByText(/becomes: you are signed out after 1 hour/).waitFor();
  await dialog.getByText(/have it\.$/).waitFor();
  expect(await findings(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByText('OFFICIAL-SENSITIVE does that from now on.').waitFor();
  const { items } = await administrator.ask<MarkingTable>('GET', '/administration/markings');
  const marking = items.find(({ key }) => key === 'official-sensitive');
  await administrator.ask(
    'PUT',
    '/administration/markings/official-sensitive',
    { effects: [{ effect: 'idle_minutes', value: '30' }] },
    { 'If-Match': `"${marking?.version}"` },
  );
});

test('a module is left out from the next start on, and the screen says that it runs until then', async () => {
  const { page } = administrator;
  const { items } = await administrator.ask<ModuleList>('GET', '/administration/modules');
  const [module] = items;
  if (!module) throw new Error('the demonstration has no module');
  await administrator.go('/administration/modules');
  const row = page.getByRole('row', { name: new RegExp(module.version) }).first();
  await row.getByText('Runs', { exact: true }).waitFor();
  await row.getByRole('button', { name: /Leave out/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/From the next start of the server/).waitFor();
  expect(await findings(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Leave out' }).click();
  await row.getByText('It runs until the server is started again.').waitFor();
  await row.getByRole('button', { name: /Use again/ }).click();
  await dialog.getByRole('button', { name: 'Use again' }).click();
  await row.getByRole('button', { name: /Leave out/ }).waitFor();
});

test('a space gets room of its own for files', async () => {
  const { page } = administrator;
  await administrator.go('/administration/storage');
  await page.getByRole('link', { name: 'Bathing Waters Forum' }).click();
  await heading(page, 'Bathing Waters Forum').waitFor();
  await button(page, 'Change the room for files').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('A number of its own').check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText('Enter a whole number of megabytes.').waitFor();
  await dialog.getByLabel('Megabytes').fill('750');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByText('750 MB').waitFor();
  await button(page, 'Change the room for files').click();
  await dialog.getByLabel(/As much as every space/).check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByText('as every space').waitFor();
});

describe('each screen', () => {
  look_over(
    {
      'administration roles': { address: at('/administration/roles'), ready: 'Roles' },
      'administration role': {
        address: () => `/administration/roles/${role.id}`,
        ready: /Tide reader/,
      },
      'administration markings': { address: at('/administration/markings'), ready: 'Markings' },
      'administration modules': { address: at('/administration/modules'), ready: 'Modules' },
      'administration storage': { address: at('/administration/storage'), ready: 'Storage' },
    },
    () => administrator,
  );
});
