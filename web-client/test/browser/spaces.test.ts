import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findings } from './axe';
import { launch } from './launch';
import { button, has_focus, heading, make_space, Visitor } from './site';

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
    await page.getByText(/^Guests may be invited; .*signed out after 4 hours of doing nothing\.$/).waitFor();
    await button(page, 'Continue').click();
    await heading(page, 'Check your answers').waitFor();
    await page.getByRole('definition').getByText(name).waitFor();
    expect(await findings(page)).toEqual([]);
    await button(page, 'Open the space').click();
    await heading(page, name).waitFor();
    await page
      .getByRole('navigation', { name: /Sections of/ })
      .getByRole('link', { name: 'Space home' })
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
      .getByRole('link', { name: 'Space home' })
      .waitFor();
  });

  test('takes colleagues by name, changes their roles and lets them go', async () => {
    const { page } = adviser;
    const space = await make_space(adviser, 'Colleagues');
    await adviser.go(`/s/${space.slug}/members`);
    await page.getByLabel('Name or email address').fill('joel');
    await page.getByRole('option', { name: /Joel Ferris/ }).click();
    expect(await findings(page)).toEqual([]);
    expect(await page.getByLabel('Role', { exact: true }).evaluate(has_focus)).toBe(true);
    await button(page, 'Add Joel Ferris').click();
    await page.getByText('Joel Ferris is now in this space as Member.').waitFor();
    expect(await page.getByLabel('Name or email address').evaluate(has_focus)).toBe(true);
    await page.getByLabel('Role of Joel Ferris').selectOption({ label: 'Reader' });
    await page.getByText('Joel Ferris is now Reader.').waitFor();
    await button(page, 'Remove Joel Ferris').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove Joel Ferris' }).click();
    await page.getByText('Joel Ferris no longer belongs to this space.').waitFor();
    expect(await page.getByRole('status').filter({ hasText: 'no longer' }).evaluate(has_focus)).toBe(true);
  });
});

test('a person who may open a space nowhere is told whom to ask', async () => {
  const guest = await Visitor.signed_in(browser, 'guest');
  const { page } = guest;
  await guest.go('/spaces');
  await heading(page, 'Spaces').waitFor();
  expect(await page.getByRole('link', { name: 'New space' }).count()).toBe(0);
  await guest.go('/spaces/new');
  await heading(page, 'New space').waitFor();
  await page.getByText('There is no area in which you may open a space').waitFor();
  await page.getByText('Ask the administrator of your area').waitFor();
  expect(await page.getByLabel('Area').count()).toBe(0);
  expect(await button(page, 'Continue').count()).toBe(0);
  expect(await findings(page)).toEqual([]);
  await guest.leave();
});

describe('whoever comes from elsewhere', () => {
  test('a guest finds the forum alone, and nobody beyond it', async () => {
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
    await guest.go('/s/flood-resilience');
    await heading(page, 'There is nothing here that you can see').waitFor();
    await guest.go('/s/bathing-forum');
    const sections = page.getByRole('navigation', { name: /Sections of/ });
    await sections.getByRole('link', { name: 'Space home' }).waitFor();
    for (const not_hers of ['People in this space', 'Recycle bin'])
      expect(await sections.getByRole('link', { name: not_hers }).count()).toBe(0);
    await guest.go('/people');
    await page.getByText('George Whitcombe').first().waitFor();
    expect((await page.getByRole('main').textContent()) ?? '').not.toContain('Isla Mackay');
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
    await administrator.go('/spaces');
    await page.getByText('Property Flood Resilience').waitFor();
    expect(await page.getByRole('link', { name: 'Property Flood Resilience' }).count()).toBe(0);
    for (const address of ['/s/flood-resilience', '/s/bathing-waters', '/s/bathing-forum']) {
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
