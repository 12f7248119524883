import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RestrictionView } from '@/generated/types';
import { findings } from '../axe';
import { launch } from '../launch';
import { add_member, button, from_menu, heading, space_called, Visitor } from '../site';
import { make_page, make_place } from './place';

let browser: Browser;
let adviser: Visitor;

beforeAll(async () => {
  browser = await launch();
  adviser = await Visitor.signed_in(browser, 'adviser');
});
afterAll(async () => {
  await adviser.leave();
  await browser.close();
});

describe('a page', () => {
  test('says by name who would lose sight of it before a restriction is applied, and who sees it and why', async () => {
    const colleague = await Visitor.signed_in(browser, 'owner');
    const place = await make_place(adviser, 'Restricted');
    await add_member(adviser, place.space, 'owner', 'member');
    const made = await make_page(adviser, place, 'The draft bill', 'Words.');
    const { page } = adviser;
    await colleague.go(made.address);
    await heading(colleague.page, 'The draft bill').waitFor();

    await adviser.go(made.address);
    await from_menu(page, 'Change who can see it');
    await page.getByLabel('Only the people I name').check();
    expect(await page.getByLabel('Role of Rhian Bevan').inputValue()).toBe('owner');
    await page.getByText('1 person will no longer see it').waitFor();
    await page.getByRole('dialog').getByText('Amara Okafor').waitFor();
    expect(await findings(page)).toEqual([]);
    await heading(colleague.page, 'The draft bill').waitFor();
    await button(page, 'Apply').click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await colleague.page.reload();
    await heading(colleague.page, 'There is nothing here that you can see').waitFor();

    await page.getByRole('button', { name: /1 person can see this/ }).click();
    await page.getByRole('dialog').getByText('has rules of its own').waitFor();
    await page
      .getByRole('dialog')
      .getByText(/Owner on|Owner in the space/)
      .first()
      .waitFor();
    expect(await findings(page)).toEqual([]);
    await colleague.leave();
  });

  test('keeps the group that it is restricted to when its rules are changed', async () => {
    const owner = await Visitor.signed_in(browser, 'facilitator');
    const { page } = owner;
    const space = await space_called(owner, 'flood-resilience');
    const found = await owner.ask<{ items: { object: { id: string; address: string } }[] }>(
      'GET',
      `/search?q=submission&space=${space.id}`,
    );
    const object = found.items[0]?.object;
    if (!object) throw new Error('the demonstration has no page about submissions');
    const rules = `/objects/${object.id}/restriction`;
    const groups_of = async () =>
      (await owner.ask<{ items: { kind: string; who: { name: string } }[] }>('GET', rules)).items
        .filter((entry) => entry.kind === 'group')
        .map((entry) => entry.who.name);
    const before = await groups_of();
    expect(before).toContain('Private office');
    await owner.go(object.address);
    await from_menu(page, 'Change who can see it');
    await page.getByLabel('Add a person').fill('callum');
    await page.getByRole('option', { name: /Callum Reid/ }).click();
    await page.getByText('1 person will newly see it').waitFor();
    await button(page, 'Apply').click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await groups_of()).toEqual(before);
    await from_menu(page, 'Change who can see it');
    await button(page, 'Remove Callum Reid').click();
    await page.getByText('1 person will no longer see it').waitFor();
    await button(page, 'Apply').click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await groups_of()).toEqual(before);
    await owner.leave();
  });

  test('takes groups and organisations by name, and keeps until when somebody may see it', async () => {
    const place = await make_place(adviser, 'Groups');
    const made = await make_page(adviser, place, 'The options', 'Words.');
    const rules = `/objects/${made.id}/restriction`;
    const found = await adviser.ask<{ items: { id: string }[] }>('GET', '/people?q=amara');
    const before = await adviser.ask<{ person: { id: string } }>('GET', '/session');
    await adviser.ask('PUT', rules, {
      inherit: false,
      people: [
        { person: before.person.id, role: 'owner' },
        { person: found.items[0]?.id, role: 'reader', until: '2099-03-04T12:00:00.000000Z' },
      ],
      groups: [],
      organisations: [],
    });
    const { page } = adviser;
    await adviser.go(made.address);
    await from_menu(page, 'Change who can see it');
    await page.getByRole('dialog').getByText('4 March 2099').waitFor();
    const add = page.getByLabel('Add a person, group or organisation');
    await add.fill('private');
    await page.getByRole('option', { name: /Private office Group/ }).click();
    await page.getByText('will newly see it').waitFor();
    await add.fill('clearwater');
    await page.getByRole('option', { name: /Clearwater.* Organisation/ }).click();
    await page.getByLabel('Role of Amara Okafor').selectOption({ label: 'Contributor' });
    expect(await findings(page)).toEqual([]);
    await button(page, 'Apply').click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const { items } = await adviser.ask<RestrictionView>('GET', rules);
    expect(items.map(({ kind, role }) => `${kind} ${role}`).sort()).toEqual([
      'group reader',
      'organisation reader',
      'person contributor',
      'person owner',
    ]);
    const ends = items.filter((entry) => entry.until).map((entry) => entry.until?.slice(0, 10));
    expect(ends).toEqual(['2099-03-04']);
  });
});

test('a guest sees only the papers meant for her side', async () => {
  const guest = await Visitor.signed_in(browser, 'guest');
  const { page } = guest;
  await guest.go('/s/bathing-forum/papers');
  await page.getByRole('treeitem').first().waitFor();
  const papers = (await page.getByRole('tree').textContent()) ?? '';
  expect(papers).toContain('Clearwater');
  expect(papers).not.toMatch(/staff/i);
  await guest.leave();
});

test('a new space begins with a wiki unless its maker leaves it out', async () => {
  const { page } = adviser;
  const name = `With pages ${Date.now() % 100_000}`;
  await adviser.go('/spaces/new');
  await page.getByLabel('Name of the space').fill(name);
  await button(page, 'Continue').click();
  await button(page, 'Open the space').click();
  await heading(page, name).waitFor();
  await page
    .getByRole('navigation', { name: /Sections of/ })
    .getByRole('link', { name: 'Wiki' })
    .click();
  await heading(page, 'Wiki').waitFor();

  await adviser.go('/spaces/new');
  await page.getByLabel('Start from a template').selectOption({ label: name });
  await page.getByLabel('Name of the space').fill(`${name} again`);
  await button(page, 'Continue').click();
  await button(page, 'Open the space').click();
  await heading(page, `${name} again`).waitFor();
  await page
    .getByRole('navigation', { name: /Sections of/ })
    .getByRole('link', { name: 'Wiki' })
    .waitFor();
});
