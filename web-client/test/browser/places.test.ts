import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SpaceView } from '@/generated/types';
import { findings } from './axe';
import { launch } from './launch';
import { at, look_over } from './look_over';
import { add_member, button, heading, make_space, Visitor } from './site';

let browser: Browser;
let adviser: Visitor;
let other: Visitor;
let guest: Visitor;
let space: SpaceView;

beforeAll(async () => {
  browser = await launch();
  [adviser, other, guest] = await Promise.all([
    Visitor.signed_in(browser, 'adviser'),
    Visitor.signed_in(browser, 'facilitator'),
    Visitor.signed_in(browser, 'welsh_guest'),
  ]);
  space = await make_space(adviser, 'Sea defences', { sections: [{ module: 'wiki', name: 'Wiki' }] });
  await add_member(adviser, space, 'facilitator', 'member');
  await adviser.ask('POST', '/wiki/pages', { component: space.components[0]?.id, title: 'Wall register' });
});
afterAll(async () => {
  await adviser.leave();
  await other.leave();
  await guest.leave();
  await browser.close();
});

test('a home is arranged by keyboard and shows itself to whoever looks at it', async () => {
  const { page } = adviser;
  await other.go(`/s/${space.slug}`);
  await heading(other.page, space.name).waitFor();
  await adviser.go(`/s/${space.slug}`);
  await page.getByText('This home is still empty').waitFor();
  await page.getByRole('link', { name: 'Arrange this home' }).first().press('Enter');
  await heading(page, `Arrange the home of ${space.name}`).waitFor();
  await page.getByLabel('Welcome').fill('We keep the **walls** standing.');
  await page.getByLabel('Add something by its title').pressSequentially('Wall reg');
  await page.getByRole('option', { name: 'Wall register' }).waitFor();
  await page.keyboard.press('Enter');
  await button(page, 'Add date').press('Enter');
  await page.getByText('Say what happens, and on which day.').waitFor();
  await page.getByLabel('What happens?').fill('Storm season begins');
  const day = new Date(Date.now() + 20 * 24 * 60 * 60_000).toISOString().slice(0, 10);
  await page.getByLabel('On which day?').fill(day);
  await button(page, 'Add date').press('Enter');
  await page.getByLabel('Add somebody by name').pressSequentially('tomasz');
  await page.getByRole('option', { name: /Tomasz Lewicki/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByLabel('What can one ask Tomasz Lewicki about?').fill('Sandbags');
  await page.getByLabel('What is it called?').fill('Duty desk');
  await page.getByLabel('Email address').fill('nowhere');
  await button(page, 'Add mailbox').press('Enter');
  await button(page, 'Move Duty desk up').press('Enter');
  await button(page, 'Save the home').press('Enter');
  await page.getByText('Enter an email address', { exact: false }).waitFor();
  expect(await findings(page)).toEqual([]);
  await button(page, 'Take Duty desk off').press('Enter');
  await button(page, 'Save the home').press('Enter');
  await heading(page, space.name).waitFor();
  const seen = other.page;
  await seen.getByText('We keep the walls standing.').waitFor();
  await seen.getByRole('link', { name: 'Wall register' }).first().waitFor();
  await seen.getByText('Storm season begins').waitFor();
  await seen.getByText('Sandbags').waitFor();
  expect(await findings(seen)).toEqual([]);
  expect(await seen.getByRole('link', { name: 'Arrange this home' }).count()).toBe(0);
});

test('a frozen space says so on its screens at once, refuses what is written, and opens again', async () => {
  const { page } = adviser;
  const wiki = space.components[0]?.slug ?? '';
  await other.go(`/s/${space.slug}/${wiki}`);
  await adviser.go(`/s/${space.slug}/manage`);
  await button(page, 'Freeze this space').press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Freeze this space' }).press('Enter');
  await dialog.getByText('Say why.').waitFor();
  await dialog.getByLabel('Why?').fill('The storm is over');
  await dialog.getByRole('button', { name: 'Freeze this space' }).press('Enter');
  await page.getByText('The space is frozen.').waitFor();
  await other.page.getByText('Frozen: it can be read but not changed for now').waitFor();
  await expect(
    other.ask('POST', '/wiki/pages', { component: space.components[0]?.id, title: 'Too late' }),
  ).rejects.toThrow(/access.space_frozen/);
  await other.go(`/s/${space.slug}`);
  await other.page.getByText('Why: The storm is over').waitFor();
  await button(page, 'Archive this space').press('Enter');
  await dialog.getByLabel('Why?').fill('Nobody works here');
  await dialog.getByRole('button', { name: 'Archive this space' }).press('Enter');
  await page.getByText('The space is archived.').waitFor();
  await other.go('/spaces');
  await other.page.getByRole('heading', { name: 'Archived spaces' }).waitFor();
  await other.page.getByRole('link', { name: space.name }).waitFor();
  expect(await findings(other.page)).toEqual([]);
  await button(page, 'Open this space again').press('Enter');
  await dialog.getByLabel('Why?').fill('Work goes on');
  await dialog.getByRole('button', { name: 'Open this space again' }).press('Enter');
  await page.getByText('The space is open again.').waitFor();
});

test('an owner hands over and leaves, the last one cannot', async () => {
  const { page } = adviser;
  await adviser.go(`/s/${space.slug}`);
  await button(page, 'Leave this space').press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Leave this space' }).press('Enter');
  await dialog.getByText('A space needs an owner.', { exact: false }).waitFor();
  await page.keyboard.press('Escape');
  await adviser.go(`/s/${space.slug}/manage`);
  await button(page, 'Hand this space over').press('Enter');
  await dialog.getByLabel('Who answers for it from now on?').pressSequentially('tomasz');
  await page.getByRole('option', { name: /Tomasz Lewicki/ }).waitFor();
  await page.keyboard.press('Enter');
  await dialog.getByLabel('Why?').fill('A new post');
  expect(await findings(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Hand this space over' }).press('Enter');
  await page.getByText('Tomasz Lewicki answers for this space now.').waitFor();
  await adviser.go(`/s/${space.slug}`);
  await button(page, 'Leave this space').press('Enter');
  await dialog.getByRole('button', { name: 'Leave this space' }).press('Enter');
  await heading(page, 'Spaces').waitFor();
});

look_over(
  {
    'space arranged': { address: () => `/s/${space.slug}/manage/home`, ready: /Arrange the home/ },
    'space looked after': { address: () => `/s/${space.slug}/manage`, ready: /Look after/ },
    'space with a home': { address: () => `/s/${space.slug}`, ready: /Sea defences/ },
  },
  () => other,
);
look_over(
  {
    'home of a forum in Welsh': {
      address: at('/s/bathing-forum'),
      ready: 'Bathing Waters Forum',
      text: true,
      // What is read beside the first screen speaks its language, too.
      act: async (page) => {
        await page.getByRole('heading', { name: 'Dechreuwch yma' }).waitFor();
        await page.getByText('gwnaeth sylw ar').first().waitFor();
        expect(await page.getByRole('main').textContent()).not.toMatch(/places\.|core\.[a-z]/);
      },
    },
  },
  () => guest,
);
