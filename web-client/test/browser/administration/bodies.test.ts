import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Saved } from '@/generated/types';
import { findings } from '../axe';
import { launch } from '../launch';
import { at, look_over } from '../look_over';
import { button, heading, Visitor } from '../site';

let browser: Browser;
let administrator: Visitor;

beforeAll(async () => {
  browser = await launch();
  administrator = await Visitor.signed_in(browser, 'administrator');
});
afterAll(async () => {
  await administrator.leave();
  await browser.close();
});

const stamp = () => Date.now() % 100_000;

async function make_organisation(
  name: string,
  domains: string[] = [],
): Promise<{ id: string; name: string }> {
  const { id } = await administrator.ask<Saved>('POST', '/administration/organisations', {
    name,
    kind: 'external',
    domains,
  });
  return { id, name };
}

describe('organisations', () => {
  test('are added, and say which field is wrong', async () => {
    const { page } = administrator;
    const name = `Sluice Board ${stamp()}`;
    await administrator.go('/administration/organisations');
    await button(page, 'Add an organisation').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Add' }).click();
    await dialog.getByText('Enter a name.').waitFor();
    await dialog.getByLabel('Name', { exact: true }).fill(name);
    await dialog.getByLabel('Domains of addresses').fill('no domain');
    await dialog.getByRole('button', { name: 'Add' }).click();
    await dialog.getByText('Enter domains such as agency.gov.uk, one a line.').waitFor();
    expect(await findings(page)).toEqual([]);
    await dialog.getByLabel('Domains of addresses').fill(`@sluice${stamp()}.example`);
    await dialog.getByRole('button', { name: 'Add' }).click();
    await page.getByText(`${name} is added.`).waitFor();
    await page.getByLabel('Name', { exact: true }).fill(name);
    await page.getByRole('link', { name }).waitFor();
  });

  test('are renamed from today, and keep the names they had', async () => {
    const { page } = administrator;
    const body = await make_organisation(`Weir Trust ${stamp()}`);
    await administrator.go(`/administration/organisations/${body.id}`);
    await button(page, 'Change name or domains').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name', { exact: true }).fill(`${body.name} B`);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await heading(page, `${body.name} B`).waitFor();
    await page.getByRole('definition').filter({ hasText: body.name }).getByRole('paragraph').nth(1).waitFor();
    expect(await findings(page)).toEqual([]);
  });

  test('are split by their domains, and merged again after what goes over was shown', async () => {
    const { page } = administrator;
    const domain = `lockkeepers${stamp()}.example`;
    const whole = await make_organisation(`Canal Company ${stamp()}`, [domain]);
    await administrator.ask('POST', '/administration/people', {
      name: 'Lena Lock',
      email: `lena@${domain}`,
      kind: 'staff',
    });
    await administrator.go(`/administration/organisations/${whole.id}`);
    await page.getByRole('link', { name: '1 person' }).waitFor();
    await button(page, 'Split').click();
    const dialog = page.getByRole('dialog');
    const part = `Lock Keepers ${stamp()}`;
    await dialog.getByLabel('Name of the new organisation').fill(part);
    await dialog.getByLabel(domain).check();
    expect(await findings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Split' }).click();
    await page.getByText(`${part} is an organisation of its own from today.`).waitFor();
    await page.getByText('Nobody', { exact: true }).waitFor();
    await administrator.go(`/administration/organisations/${whole.id}/merge`);
    await page.getByLabel('The organisation that stays').fill(part);
    await page.getByRole('option', { name: part }).click();
    await page.getByText(`What ${part} will get`).waitFor();
    expect(await findings(page)).toEqual([]);
    await page.getByRole('button', { name: `Merge into ${part}` }).click();
    await heading(page, part).waitFor();
    await administrator.go(`/administration/organisations/${whole.id}`);
    await page.getByText(`and became part of ${part}.`).waitFor();
  });
});

test('a group is made, filled and renamed', async () => {
  const { page } = administrator;
  const name = `Flood wardens ${stamp()}`;
  await administrator.go('/administration/groups');
  await button(page, 'Make a group').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByRole('button', { name: 'Add' }).click();
  await page.getByRole('link', { name }).click();
  await heading(page, name).waitFor();
  await page.getByLabel('Add somebody').fill('joel');
  await page.getByRole('option', { name: /Joel Ferris/ }).click();
  await page.getByText('Joel Ferris is in the group.').waitFor();
  expect(await findings(page)).toEqual([]);
  await button(page, 'Remove Joel Ferris').click();
  await page.getByText('Joel Ferris is not in the group any more.').waitFor();
  await button(page, 'Rename').click();
  await dialog.getByLabel('Name').fill(`${name} B`);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await heading(page, `${name} B`).waitFor();
});

test('an administrator of an area sees that area alone, adds to it and appoints in it', async () => {
  const keeper = await Visitor.signed_in(browser, 'area_administrator');
  const { page } = keeper;
  await keeper.go('/');
  await page.getByRole('button', { name: /Marcus Delacroix/ }).click();
  await page.getByRole('menuitem', { name: 'Administration' }).click();
  await page.getByRole('link', { name: 'Areas', exact: true }).click();
  await heading(page, 'Areas').waitFor();
  await page.getByRole('link', { name: 'Coastal Change Programme' }).waitFor();
  expect(await page.getByText('Bathing Waters Programme').count()).toBe(0);
  expect(await page.getByRole('link', { name: 'Accounts' }).count()).toBe(0);
  expect(await button(page, 'Add an area').count()).toBe(0);
  await page.getByRole('link', { name: 'Flood and Coast Directorate' }).click();
  await heading(page, 'Flood and Coast Directorate').waitFor();
  await button(page, 'Add an area in it').click();
  const name = `River Mouths ${stamp()}`;
  await page.getByRole('dialog').getByLabel('Name').fill(name);
  await page.getByRole('dialog').getByRole('button', { name: 'Add' }).click();
  await page.getByText(`The area ${name} is added.`).waitFor();
  await page.getByLabel('Appoint an administrator').fill('joel');
  await page.getByRole('option', { name: /Joel Ferris/ }).click();
  await page.getByText('Joel Ferris administers this area from now on.').waitFor();
  expect(await findings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Take away Joel Ferris' }).click();
  await page.getByText('Joel Ferris does not have that role any more.').waitFor();
  await keeper.leave();
});

describe('each screen', () => {
  look_over(
    {
      'administration organisations': {
        address: at('/administration/organisations'),
        ready: 'Organisations',
        act: (page) => page.getByRole('row').nth(3).waitFor(),
      },
      'administration groups': { address: at('/administration/groups'), ready: 'Groups' },
      'administration areas': {
        address: at('/administration/areas'),
        ready: 'Areas',
        act: (page) => page.getByRole('link', { name: 'Coastal Change Programme' }).waitFor(),
      },
    },
    () => administrator,
  );
});
