import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SpaceView } from '@/generated/types';
import { findings } from './axe';
import { launch, shot } from './launch';
import { at, look_over } from './look_over';
import { add_member, button, heading, make_space, Visitor } from './site';

let browser: Browser;
let owner: Visitor;
let administrator: Visitor;
let space: SpaceView;
beforeAll(async () => {
  browser = await launch();
  [owner, administrator] = await Promise.all([
    Visitor.signed_in(browser, 'owner'),
    Visitor.signed_in(browser, 'administrator'),
  ]);
  space = await make_space(owner, 'Tide gauges');
  await add_member(owner, space, 'adviser', 'member');
  await add_member(owner, space, 'facilitator', 'reader');
});
afterAll(async () => {
  await owner.leave();
  await administrator.leave();
  await browser.close();
});

test('an owner goes through each role by keyboard, signs, and who was marked loses the role', async () => {
  const { page } = owner;
  await owner.go(`/s/${space.slug}/manage`);
  await page.getByText('Nobody has gone through it yet.').waitFor();
  await page.getByRole('link', { name: 'Review access' }).press('Enter');
  await heading(page, /^Access review of/).waitFor();
  await button(page, 'Begin a review').press('Enter');
  const rhian = page.getByRole('group', { name: /^Rhian Bevan, Member/ });
  await rhian.getByLabel('Remove').press('Space');
  const own = page.getByRole('group', { name: /^Amara Okafor, Owner/ });
  expect(await own.getByLabel('Remove').count()).toBe(0);
  await page.getByRole('button', { name: /^Keep the/ }).press('Enter');
  await page.getByText('All are marked.').waitFor();
  await shot(page, 'access-review-1440-light', true);
  expect(await findings(page)).toEqual([]);
  await button(page, 'Sign the review off').press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('This role ends at once:').waitFor();
  await dialog.getByText('Rhian Bevan').waitFor();
  await dialog.getByLabel('What do you want to say of it?').fill('Rhian works elsewhere now');
  await shot(page, 'access-review-sign-1440-light', false);
  expect(await findings(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Sign the review off' }).press('Enter');
  await page.getByText('The review is signed off.').waitFor();
  await page.getByText('Rhian works elsewhere now').waitFor();
  await page.getByText(/1 removed/).waitFor();
  await page.getByRole('button', { name: /^Show each role/ }).press('Enter');
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Rhian Bevan' })
    .getByText('Removed', { exact: true })
    .waitFor();
  await owner.go(`/s/${space.slug}/manage/access`);
  await page.getByRole('row').filter({ hasText: 'Tomasz Lewicki' }).waitFor();
  expect(await page.getByRole('row').filter({ hasText: 'Rhian Bevan' }).count()).toBe(0);
});

test('what is due stands on the first page of the owner', async () => {
  await owner.go('/');
  await owner.page.getByRole('link', { name: 'Access review of Bathing Waters Review' }).waitFor();
});

test('an administrator says how often', async () => {
  const { page } = administrator;
  await administrator.go('/administration/spaces');
  await page.getByText('every 120 days').waitFor();
  await button(page, 'Change how often').press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('After how many days?').fill('7');
  await dialog.getByRole('button', { name: 'Save' }).press('Enter');
  await dialog.getByRole('alert').or(dialog.locator('.govuk-error-message')).first().waitFor();
  expect(await findings(page)).toEqual([]);
  await dialog.getByLabel('After how many days?').fill('120');
  await dialog.getByRole('button', { name: 'Save' }).press('Enter');
  await page.getByText('Owners are reminded after 120 days from now on.').waitFor();
});

look_over(
  {
    'access reviewed': {
      address: at('/s/bathing-waters/manage/access-review'),
      ready: /^Access review of/,
      act: async (page) => {
        await page.getByRole('button', { name: /^Show each role/ }).click();
        await page.getByText('Clara Whitlock').waitFor();
      },
    },
  },
  () => owner,
);
