import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findings } from './axe';
import { launch } from './chromium';
import {
  add_member,
  button,
  from_menu,
  heading,
  make_page,
  make_workspace,
  space_called,
  Visitor,
} from './site';

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

describe('a workspace', () => {
  test('is made from a form, checked, and refused answers return to their fields', async () => {
    const { page } = adviser;
    const name = `Small schemes ${Date.now() % 100_000}`;
    await adviser.go('/spaces');
    await page.getByRole('link', { name: 'New space' }).click();
    await heading(page, 'New space').waitFor();
    expect(await findings(page)).toEqual([]);
    await button(page, 'Continue').click();
    await page.getByRole('alert').getByText('Enter a name for the space').waitFor();
    await page.getByLabel('Name of the space').fill(name);
    await page.getByLabel('OFFICIAL', { exact: true }).check();
    await button(page, 'Continue').click();
    await heading(page, 'Check your answers').waitFor();
    await page.getByRole('definition').getByText(name).waitFor();
    expect(await findings(page)).toEqual([]);
    await button(page, 'Open the space').click();
    await heading(page, name).waitFor();
    await page
      .getByRole('navigation', { name: /Sections of/ })
      .getByRole('link', { name: 'Wiki' })
      .waitFor();

    await adviser.go('/spaces/new');
    const template = page.getByLabel('Start from a template');
    await template.selectOption({ label: name });
    await page.getByLabel('Name of the space').fill(`${name} again`);
    await button(page, 'Continue').click();
    await page.getByRole('definition').getByText(name, { exact: true }).waitFor();
    await button(page, 'Open the space').click();
    await heading(page, `${name} again`).waitFor();
    await page
      .getByRole('navigation', { name: /Sections of/ })
      .getByRole('link', { name: 'Wiki' })
      .waitFor();
  });

  test('takes colleagues by name, changes their roles and lets them go', async () => {
    const { page } = adviser;
    const { space } = await make_workspace(adviser, 'Colleagues');
    await adviser.go(`/s/${space.slug}/members`);
    await page.getByLabel('Name or email address').fill('joel');
    await page.getByRole('option', { name: /Joel Ferris/ }).click();
    expect(await findings(page)).toEqual([]);
    await button(page, 'Add Joel Ferris').click();
    await page.getByText('Joel Ferris is now in this space as Member.').waitFor();
    await page.getByLabel('Role of Joel Ferris').selectOption({ label: 'Reader' });
    await page.getByText('Joel Ferris is now Reader.').waitFor();
    await button(page, 'Remove Joel Ferris').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove Joel Ferris' }).click();
    await page.getByText('Joel Ferris no longer belongs to this space.').waitFor();
  });
});

describe('a page', () => {
  test('says by name who would lose sight of it before a restriction is applied, and who sees it and why', async () => {
    const colleague = await Visitor.signed_in(browser, 'owner');
    const place = await make_workspace(adviser, 'Restricted');
    await add_member(adviser, place, 'owner', 'member');
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
});

describe('whoever comes from elsewhere', () => {
  test('a guest finds the forum alone, only the papers meant for her side, and nobody else', async () => {
    const guest = await Visitor.signed_in(browser, 'guest');
    const { page } = guest;
    await guest.go('/');
    await page
      .getByRole('link', { name: /Bathing Waters Forum/ })
      .first()
      .waitFor();
    await page.waitForLoadState('networkidle');
    const text = (await page.locator('body').textContent()) ?? '';
    for (const hidden of ['Bathing Waters Review', 'Property Flood Resilience'])
      expect(text).not.toContain(hidden);
    expect(await findings(page)).toEqual([]);
    await guest.go('/s/bathing-forum/papers');
    await page.getByRole('treeitem').first().waitFor();
    const papers = (await page.getByRole('tree').textContent()) ?? '';
    expect(papers).toContain('Clearwater');
    expect(papers).not.toMatch(/staff/i);
    await guest.go('/s/flood-resilience');
    await heading(page, 'There is nothing here that you can see').waitFor();
    await guest.go('/people');
    await page.getByText('George Whitcombe').first().waitFor();
    expect((await page.getByRole('main').textContent()) ?? '').not.toContain('Amara Okafor');
    await guest.leave();
  });

  test('another guest reads in Welsh', async () => {
    const guest = await Visitor.signed_in(browser, 'welsh_guest');
    const { page } = guest;
    await guest.go('/');
    await page.getByRole('link', { name: 'Gofodau', exact: true }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('cy');
    expect(await findings(page)).toEqual([]);
    await page.getByRole('button', { name: /Ffion Hughes/ }).click();
    await page.getByRole('menuitem', { name: 'In English' }).click();
    await page.getByRole('link', { name: 'Spaces', exact: true }).waitFor();
    await page.getByRole('button', { name: /Ffion Hughes/ }).click();
    await page.getByRole('menuitem', { name: 'Yn Gymraeg' }).click();
    await page.getByRole('link', { name: 'Gofodau', exact: true }).waitFor();
    await guest.leave();
  });

  test('the site administrator sees no content of workspaces', async () => {
    const administrator = await Visitor.signed_in(browser, 'administrator');
    const { page } = administrator;
    await administrator.go('/');
    await heading(page, /Hello/).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await findings(page)).toEqual([]);
    for (const address of ['/s/flood-resilience', '/s/bathing-waters/wiki', '/s/bathing-forum']) {
      await administrator.go(address);
      await heading(page, 'There is nothing here that you can see').waitFor();
    }
    await administrator.go('/search?q=grant');
    await page.getByText(/^Results:/).waitFor();
    const hits = await page.locator('.search__hits').textContent();
    expect(hits ?? '').not.toContain('Flood Resilience');
    await administrator.leave();
  });
});
