import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Saved } from '@/generated/types';
import { findings } from '../axe';
import { launch } from '../launch';
import { at, look_over } from '../look_over';
import { button, heading, people, sideways, Visitor } from '../site';

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

const fresh = (name: string) => `${name} ${Date.now() % 100_000}`;
const address_for = (name: string) => `${name.toLowerCase().replaceAll(' ', '.')}@rivers-coasts.example`;

async function make_person(name: string): Promise<{ id: string; name: string }> {
  const { id } = await administrator.ask<Saved>('POST', '/administration/people', {
    name,
    email: address_for(name),
    kind: 'staff',
  });
  return { id, name };
}

async function id_of(who: keyof typeof people): Promise<string> {
  const found = await administrator.ask<{ items: { id: string }[] }>(
    'GET',
    `/administration/people?q=${people[who].split('@')[0]}`,
  );
  return found.items[0]?.id ?? '';
}

describe('a site administrator', () => {
  test('comes to administration from the menu, and is told to appoint a second one', async () => {
    const { page } = administrator;
    await administrator.go('/');
    await page.getByRole('button', { name: /Nia Prosser/ }).click();
    await page.getByRole('menuitem', { name: 'Administration' }).click();
    await heading(page, 'Administration').waitFor();
    await page.getByText('You are the only administrator of this site.').waitFor();
    expect(await findings(page)).toEqual([]);
    await page.getByRole('link', { name: 'Choose a second administrator' }).click();
    await heading(page, 'Accounts').waitFor();
  });

  test('finds accounts by name, kind and state, and going back keeps what was asked', async () => {
    const { page } = administrator;
    await administrator.go('/administration/people');
    await page.getByLabel('Name or email address').fill('george');
    await page.getByRole('link', { name: 'George Whitcombe' }).waitFor();
    await page.getByLabel('Here as').selectOption({ label: 'Staff' });
    await page.getByText('Try fewer letters, or another filter.').waitFor();
    await page.getByLabel('Here as').selectOption({ label: 'Guest' });
    await page.getByRole('link', { name: 'George Whitcombe' }).click();
    await heading(page, 'George Whitcombe').waitFor();
    await page.goBack();
    await page.getByRole('link', { name: 'George Whitcombe' }).waitFor();
    expect(await page.getByLabel('Name or email address').inputValue()).toBe('george');
    expect(await page.getByLabel('Here as').inputValue()).toBe('guest');
  });

  test('adds somebody from one form and a check-answers page', async () => {
    const { page } = administrator;
    const name = fresh('Alys Newcomer');
    await administrator.go('/administration/people/add');
    await button(page, 'Continue').click();
    await page.getByRole('alert').getByText('Enter a name.').waitFor();
    expect(await findings(page)).toEqual([]);
    await page.getByLabel('Name', { exact: true }).fill(name);
    await page.getByLabel('Email address').fill(people.guest);
    await button(page, 'Continue').click();
    await heading(page, 'Check your answers').waitFor();
    expect(await findings(page)).toEqual([]);
    await button(page, 'Add a person').click();
    // The address is George's: the form comes back with what is wrong, and with all that was typed.
    await page.getByRole('alert').getByText('Somebody has this address already.').waitFor();
    await page.getByLabel('Email address').fill(address_for(name));
    await button(page, 'Continue').click();
    await button(page, 'Add a person').click();
    await heading(page, name).waitFor();
    await page.getByText('They cannot sign in yet: they have no password.').waitFor();
    await page.getByText('Department for Rivers and Coasts').first().waitFor();
    expect(await findings(page)).toEqual([]);
  });

  test('takes an account out of use and puts it back', async () => {
    const { page } = administrator;
    const person = await make_person(fresh('Owen Leaver'));
    await administrator.go(`/administration/people/${person.id}`);
    await button(page, 'Take out of use').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Reason (optional)').fill('Has moved to another department');
    expect(await findings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Take out of use' }).click();
    await page.getByText(`${person.name} is signed out everywhere`).waitFor();
    await page.getByText('Out of use', { exact: true }).waitFor();
    await button(page, 'Put back into use').click();
    await dialog.getByRole('button', { name: 'Put back into use' }).click();
    await page.getByText(`${person.name} can sign in again.`).waitFor();
  });

  test('is told when another administrator was there first, and keeps what was typed', async () => {
    const { page } = administrator;
    const person = await make_person(fresh('Cai Changing'));
    await administrator.go(`/administration/people/${person.id}`);
    await button(page, 'Change name, address or title').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Job title').fill('Analyst');
    await administrator.context.request.put(
      new URL(`/api/v1/administration/people/${person.id}/state`, page.url()).href,
      {
        headers: {
          Origin: new URL(page.url()).origin,
          'If-Match': '"1"',
          'X-Folkmoot-Token': (await administrator.ask<{ token: string }>('GET', '/session')).token,
        },
        data: { in_use: true },
      },
    );
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('Somebody else has changed this meanwhile.').waitFor();
    expect(await dialog.getByLabel('Job title').inputValue()).toBe('Analyst');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await button(page, 'Change name, address or title').click();
    await dialog.getByLabel('Job title').fill('Analyst');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText(`The account of ${person.name} is changed.`).waitFor();
    await page.getByText('Analyst, Department for Rivers and Coasts').waitFor();
  });

  test('gives a role on the site and takes it away; roles by place name no content', async () => {
    const { page } = administrator;
    const person = await make_person(fresh('Rhys Helper'));
    await administrator.go(`/administration/people/${person.id}`);
    await button(page, 'Give a role on the site').click();
    expect(await findings(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: 'Give role' }).click();
    await page.getByText(`${person.name} has the role from now on.`).waitFor();
    const row = page.getByRole('row', { name: /The whole site/ });
    await row.getByRole('button', { name: /Take away/ }).click();
    await page.getByText(`${person.name} does not have that role any more.`).waitFor();
    expect(await row.count()).toBe(0);
    await administrator.go(`/administration/people/${await id_of('adviser')}`);
    await page.getByRole('rowheader', { name: 'Bathing Waters Review Space' }).waitFor();
  });

  test('sees what a merge moves before it is done', async () => {
    const { page } = administrator;
    const one = await make_person(fresh('Mair Twin'));
    const other = await make_person(fresh('Marged Twin'));
    await administrator.ask('POST', `/administration/people/${one.id}/roles`, { role: 'space_maker' });
    await administrator.go(`/administration/people/${one.id}/merge`);
    await page.getByLabel('The account that stays').fill(other.name);
    await page.getByRole('option', { name: new RegExp(other.name) }).click();
    await page.getByText(`What ${other.name} will get`).waitFor();
    await page.getByRole('main').getByText('Roles', { exact: true }).waitFor();
    expect(await findings(page)).toEqual([]);
    await page.getByRole('button', { name: /^Merge into/ }).click();
    await heading(page, other.name).waitFor();
    await page.getByRole('rowheader', { name: /The whole site/ }).waitFor();
  });

  test('changes who answers for a guest, and until when', async () => {
    const { page } = administrator;
    const name = fresh('Gwen Visitor');
    const { id } = await administrator.ask<Saved>('POST', '/administration/people', {
      name,
      email: address_for(name),
      kind: 'guest',
      sponsor: await id_of('owner'),
      purpose: 'Advice on signs',
      expires: new Date(Date.now() + 86_400_000 * 30).toISOString(),
    });
    await administrator.go(`/administration/people/${id}`);
    await button(page, 'Change Access ends').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Access ends').fill('2020-01-01');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('Choose a date that is still to come.').waitFor();
    await dialog.getByLabel('Access ends').fill('2099-03-02');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText(`The terms of ${name} are changed.`).waitFor();
    await page.getByText('2 March 2099').waitFor();
  });
});

describe('the service desk', () => {
  test('sees whether somebody can sign in, and nothing else', async () => {
    const desk = await Visitor.signed_in(browser, 'service_desk');
    const { page } = desk;
    await desk.go('/administration');
    await heading(page, 'Administration').waitFor();
    expect(await page.getByText('You are the only administrator').count()).toBe(0);
    await desk.go(`/administration/people/${await id_of('guest')}`);
    await heading(page, 'George Whitcombe').waitFor();
    for (const not_theirs of ['Take out of use', 'Change name, address or title', 'Give a role on the site'])
      expect(await button(page, not_theirs).count()).toBe(0);
    for (const hidden of ['Roles', 'Purpose', 'Sponsor', 'Where they are signed in'])
      expect(await page.getByText(hidden, { exact: true }).count()).toBe(0);
    expect(await findings(page)).toEqual([]);
    await desk.leave();
  });

  test('lets somebody try again at once who mistyped their password', async () => {
    const desk = await Visitor.signed_in(browser, 'service_desk');
    const { page } = desk;
    const visitor = await Visitor.anonymous(browser);
    for (let tries = 0; tries < 2; ++tries)
      await visitor.context.request.post(`${process.env.FOLKMOOT_SERVER}/api/v1/session`, {
        headers: { Origin: process.env.FOLKMOOT_SERVER ?? '' },
        data: { email: people.facilitator, password: 'not the right one' },
      });
    await visitor.leave();
    await desk.go(`/administration/people/${await id_of('facilitator')}`);
    await page.getByText(/since the last success/).waitFor();
    await button(page, 'Let them try again at once').click();
    await page.getByText('Tomasz Lewicki can try again at once.').waitFor();
    await page.getByText('None since the last success').waitFor();
    await desk.leave();
  });
});

test('somebody who administers nothing finds nothing there', async () => {
  const adviser = await Visitor.signed_in(browser, 'adviser');
  const { page } = adviser;
  await adviser.go('/');
  await page.getByRole('button', { name: /Rhian Bevan/ }).click();
  expect(await page.getByRole('menuitem', { name: 'Administration' }).count()).toBe(0);
  await adviser.go('/administration/people');
  await heading(page, 'There is nothing here that you can see').waitFor();
  await adviser.leave();
});

describe('each screen', () => {
  let person = '';
  beforeAll(async () => {
    person = await id_of('guest');
  });
  look_over(
    {
      'administration front': { address: at('/administration'), ready: 'Administration' },
      'administration people': {
        address: at('/administration/people'),
        ready: 'Accounts',
        act: (page) => page.getByRole('row').nth(5).waitFor(),
      },
      'administration account': {
        address: () => `/administration/people/${person}`,
        ready: 'George Whitcombe',
      },
      'administration add': { address: at('/administration/people/add'), ready: 'Add a person' },
      'administration merge': {
        address: () => `/administration/people/${person}/merge`,
        ready: /Merge the account of/,
      },
    },
    () => administrator,
  );

  test('is used at 400 % zoom without scrolling sideways', async () => {
    const { page } = administrator;
    await page.setViewportSize({ width: 320, height: 256 });
    for (const address of ['/administration', '/administration/people', `/administration/people/${person}`]) {
      await administrator.go(address);
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(await sideways(page), address).toBeLessThanOrEqual(0);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  });
});
