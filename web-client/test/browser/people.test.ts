import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OwnProfile } from '@/generated/types';
import { findings } from './axe';
import { launch } from './launch';
import { at, look_over } from './look_over';
import { button, heading, people, Visitor } from './site';

let browser: Browser;
let adviser: Visitor;
let guest: Visitor;

beforeAll(async () => {
  browser = await launch();
  adviser = await Visitor.signed_in(browser, 'adviser');
  guest = await Visitor.signed_in(browser, 'guest');
});
afterAll(async () => {
  await adviser.leave();
  await guest.leave();
  await browser.close();
});

const found = (page: Page) => page.getByRole('list', { name: 'People' }).getByRole('link');
const value_of = (page: Page, name: string) =>
  page.locator('.govuk-summary-list__row', { has: page.getByText(name, { exact: true }) }).locator('dd');

test('an adviser finds who knows about floods by keyboard alone, and keeps the address', async () => {
  const { page } = adviser;
  await adviser.go('/people');
  const skill = page.getByRole('combobox', { name: 'Knows about' });
  await skill.focus();
  await page.keyboard.type('flood');
  await page.getByRole('option', { name: 'Coastal floods' }).waitFor();
  expect(await page.getByRole('option').allTextContents()).toContain('Flood resilience grants');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await page.waitForURL(/skill=Coastal(\+|%20)floods/);
  await found(page).filter({ hasText: 'Martin Sowerby' }).waitFor();
  expect(await found(page).allTextContents()).toEqual(['Martin Sowerby']);
  await page.reload();
  await found(page).filter({ hasText: 'Martin Sowerby' }).waitFor();
  await button(page, 'Remove “Knows about: Coastal floods”').press('Enter');
  await found(page).filter({ hasText: 'Amara Okafor' }).waitFor();
  await page.getByRole('searchbox', { name: 'Name' }).fill('sow');
  await page.waitForURL(/q=sow/);
  await found(page).filter({ hasText: 'Martin Sowerby' }).press('Enter');
  await heading(page, 'Martin Sowerby').waitFor();
  expect(await value_of(page, 'Knows about').textContent()).toContain('Coastal erosion');
  await page.getByRole('link', { name: 'Coastal erosion' }).press('Enter');
  await page.waitForURL(/skill=Coastal(\+|%20)erosion/);
});

test('the palette finds people by what they know about', async () => {
  const { page } = adviser;
  await adviser.go('/');
  await heading(page, /Hello/).waitFor();
  await page.keyboard.press('/');
  await page.getByRole('combobox').fill('judicial');
  const entry = page.getByRole('option', { name: /Priya Raman/ });
  await entry.waitFor();
  expect(await entry.textContent()).toContain('Judicial review');
  await entry.click();
  await heading(page, 'Priya Raman').waitFor();
});

test('the adviser says what they know about, and what is wrong is said at its field', async () => {
  const { page } = adviser;
  const before = await adviser.ask<OwnProfile>('GET', '/profile');
  await adviser.go('/people');
  await page.getByRole('button', { name: /^Your menu/ }).click();
  await page.getByRole('menuitem', { name: /Rhian Bevan/ }).click();
  await heading(page, 'Rhian Bevan').waitFor();
  await page.getByRole('link', { name: 'Change your profile' }).click();
  await heading(page, 'Your profile').waitFor();
  const skills = page.getByLabel('What you know about (optional)');
  await skills.fill(`${'x'.repeat(61)}\nTides`);
  await button(page, 'Save your profile').press('Enter');
  await page.getByRole('alert').getByText('Use at most 60 characters for each').waitFor();
  expect(await findings(page)).toEqual([]);
  await skills.fill('Tides\n  tides  \nWalls of sand');
  await button(page, 'Save your profile').press('Enter');
  await page.getByText('Your profile is saved.').waitFor();
  expect(await value_of(page, 'Knows about').textContent()).toBe('TidesWalls of sand');
  const { version, ...words } = before;
  await adviser.ask('PUT', '/profile', words, { 'If-Match': `"${version + 1}"` });
});

test('a guest finds the staff of their spaces and their own side, and nobody of another', async () => {
  const { page } = guest;
  await guest.go('/people');
  await found(page).filter({ hasText: 'Anita' }).waitFor();
  const names = await found(page).allTextContents();
  expect(names).toContain('George Whitcombe');
  expect(names).toContain('Rhian Bevan');
  for (const other of ['Peter Vane', 'Josie Bright', 'Karen Lindqvist', 'Nia Prosser'])
    expect(names).not.toContain(other);
  await page.getByRole('searchbox', { name: 'Name' }).fill('peter');
  await page.getByText('Nobody found').waitFor();
  await found(page).first().waitFor({ state: 'detached' });
  await guest.go('/people?q=rhian');
  await found(page).filter({ hasText: 'Rhian Bevan' }).click();
  await heading(page, 'Rhian Bevan').waitFor();
  expect(await value_of(page, 'Email address').textContent()).toBe(people.adviser);
  expect(await value_of(page, 'Also reached by').textContent()).toBe('0300 555 0142');
  expect(await value_of(page, 'Spaces you are both in').count()).toBe(1);
});

test('somebody whom a guest may not know of looks like nobody', async () => {
  const there = await adviser.ask<{ items: { id: string }[] }>('GET', '/people?q=peter+vane');
  const { page } = guest;
  await guest.go(`/people/${there.items[0]?.id}`);
  await heading(page, 'There is nothing here that you can see').waitFor();
  await page.getByText('you share no space', { exact: false }).waitFor();
  expect(await page.getByText('Peter Vane').count()).toBe(0);
  guest.complaints.splice(0); // the browser notes that the answer was 404
});

test('an administrator takes something out of a profile, with a reason', async () => {
  const administrator = await Visitor.signed_in(browser, 'administrator');
  const { page } = administrator;
  const there = await administrator.ask<{ items: { id: string }[] }>('GET', '/people?q=callum+reid');
  await administrator.go(`/people/${there.items[0]?.id}`);
  await button(page, 'Take something out').press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('What do you take out?').selectOption('does');
  await dialog.getByRole('button', { name: 'Take it out' }).press('Enter');
  await dialog.getByText('Say why you take it out').waitFor();
  expect(await findings(page)).toEqual([]);
  await dialog.getByLabel('Why do you take it out?').fill('It was about somebody else');
  await dialog.getByRole('button', { name: 'Take it out' }).press('Enter');
  await page.getByText('It is taken out of the profile.').waitFor();
  await page.getByText('I talk with surveyors', { exact: false }).waitFor({ state: 'detached' });
  await administrator.leave();
});

describe('looked over as an adviser', () => {
  look_over(
    {
      'people-chosen': {
        address: at('/people?skill=flood&language=English'),
        ready: 'People',
        act: (page) => page.getByText('Find by language or organisation').click(),
      },
      'somebody-else': {
        address: at('/people?q=amara'),
        ready: 'People',
        act: async (page) => {
          await found(page).filter({ hasText: 'Amara Okafor' }).click();
          await heading(page, 'Amara Okafor').waitFor();
        },
      },
      'people-none': { address: at('/people?q=zzzz'), ready: 'People' },
      'own-profile': { address: at('/me/profile'), ready: 'Your profile' },
    },
    () => adviser,
  );
});

describe('looked over as a guest', () => {
  look_over(
    {
      'people-of-a-guest': { address: at('/people'), ready: 'People' },
      'profile-of-oneself': {
        address: at('/people?q=george'),
        ready: 'People',
        act: async (page) => {
          await found(page).filter({ hasText: 'George Whitcombe' }).click();
          await heading(page, 'George Whitcombe').waitFor();
        },
      },
    },
    () => guest,
  );
});
