import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Saved } from '@/generated/types';
import { findings } from '../axe';
import { launch, shot } from '../launch';
import { add_member, button, heading, make_space, Visitor } from '../site';
import { live_text, open_live, type Place } from './place';

/** In a space that everybody reads, somebody else agrees to a text before it is public. */
let browser: Browser;
let adviser: Visitor;
let colleague: Visitor;
let place: Place;

beforeAll(async () => {
  browser = await launch();
  adviser = await Visitor.signed_in(browser, 'adviser');
  colleague = await Visitor.signed_in(browser, 'owner');
  const sections = [{ module: 'wiki', name: 'Wiki' }];
  const space = await make_space(adviser, 'Open water', { kind: 'public', sections });
  await add_member(adviser, space, 'owner', 'member');
  place = { space, wiki: space.components[0]?.id ?? '' };
});
afterAll(async () => {
  for (const visitor of [adviser, colleague]) await visitor.leave();
  await browser.close();
});

const page_of = async (title: string): Promise<{ id: string; address: string }> => {
  const { id } = await adviser.ask<Saved>('POST', '/wiki/pages', { component: place.wiki, title });
  return adviser.ask('GET', `/wiki/pages/${id}`);
};
/** A page of which the adviser asks somebody to agree to a first text. */
async function asked_about(title: string, markdown: string) {
  const made = await page_of(title);
  const text = { title, markdown, base_revision: 0 };
  await adviser.ask('POST', `/objects/${made.id}/publication-request`, text);
  return made;
}
const dialog = (visitor: Visitor) =>
  visitor.page.getByRole('dialog', { name: 'Agreement before it is public' });
const state = (visitor: Visitor) => visitor.page.locator('.page-header__state');

test('publishing becomes asking, and what another agreed to is public with both names in its history', async () => {
  const made = await page_of('Tides');
  const { page } = adviser;
  await open_live(adviser, made);
  await live_text(page).click();
  await page.keyboard.type('High water at noon.');
  await page.keyboard.press('Control+Enter');
  const panel = page.getByRole('dialog', { name: 'Ask somebody to agree' });
  await panel.getByText('Everybody can read this space').waitFor();
  await panel.getByLabel('Once somebody agrees').waitFor();
  expect(await findings(page)).toEqual([]);
  await shot(page, 'agreeing-ask', false);
  await panel.getByLabel('What did you change?').fill('For the launch');
  await panel.getByRole('button', { name: 'Ask somebody to agree' }).press('Enter');
  await page.getByText('It is published once somebody else has agreed to it.').waitFor();
  await state(adviser).getByText('You asked somebody to agree').waitFor();

  await colleague.go('/');
  await colleague.page.getByRole('link', { name: /asks for agreement to “Tides”/ }).press('Enter');
  await heading(colleague.page, 'Tides').waitFor();
  const read = state(colleague).getByRole('button', { name: 'Read and decide' });
  await read.press('Enter');
  await dialog(colleague).getByText('High water at noon.').waitFor();
  expect(await findings(colleague.page)).toEqual([]);
  await shot(colleague.page, 'agreeing-decide', false);
  await colleague.page.setViewportSize({ width: 390, height: 844 });
  expect(await findings(colleague.page)).toEqual([]);
  await shot(colleague.page, 'agreeing-decide-390', false);
  await colleague.page.setViewportSize({ width: 1440, height: 900 });
  await dialog(colleague).getByRole('button', { name: 'Agree and publish' }).press('Enter');
  await dialog(colleague).waitFor({ state: 'detached' });
  await colleague.page.getByText('High water at noon.').waitFor();
  // Whoever asked hears of it where they are.
  await state(adviser).getByText('You asked somebody to agree').waitFor({ state: 'detached' });
  await adviser.go(`${made.address}/history`);
  await adviser.page.getByText('Agreed by Amara Okafor').waitFor();
  await shot(adviser.page, 'agreeing-history');
});

test('whoever asked reads on their first page why it was declined, and puts it away', async () => {
  const made = await asked_about('Currents', 'Strong.');
  await colleague.go(made.address);
  await state(colleague).getByRole('button', { name: 'Read and decide' }).press('Enter');
  await dialog(colleague).getByRole('button', { name: 'Decline' }).press('Enter');
  const reason = dialog(colleague).getByLabel('Why do you decline?');
  await dialog(colleague).getByRole('button', { name: 'Decline it' }).press('Enter');
  await dialog(colleague).getByText('Say why').waitFor();
  await reason.fill('Not measured yet.');
  expect(await findings(colleague.page)).toEqual([]);
  await shot(colleague.page, 'agreeing-decline', false);
  await dialog(colleague).getByRole('button', { name: 'Decline it' }).press('Enter');
  await dialog(colleague).waitFor({ state: 'detached' });
  await colleague.page.getByText('You declined it. Rhian Bevan is told why.').waitFor({ state: 'attached' });

  await adviser.go('/');
  const { page } = adviser;
  const told = page.getByRole('region', { name: 'Before it is public' });
  await told.getByText('Not measured yet.').waitFor();
  expect(await findings(page)).toEqual([]);
  await shot(page, 'agreeing-home');
  await told.getByRole('link', { name: 'Amara Okafor declined “Currents”' }).click();
  await state(adviser).getByRole('button', { name: 'Show' }).press('Enter');
  await dialog(adviser).getByText('Not measured yet.').waitFor();
  await adviser.ask('PUT', '/session/language', { language: 'cy' });
  await page.reload();
  const welsh = page.getByRole('dialog', { name: 'Cytundeb cyn iddo fod yn gyhoeddus' });
  await state(adviser).getByRole('button', { name: 'Dangos' }).press('Enter');
  await welsh.getByText('Gwrthododd Amara Okafor').waitFor();
  await shot(page, 'agreeing-welsh', false);
  await adviser.ask('PUT', '/session/language', { language: 'en' });
  await page.reload();
  await state(adviser).getByRole('button', { name: 'Show' }).press('Enter');
  await dialog(adviser).getByRole('button', { name: 'I have seen it' }).press('Enter');
  await dialog(adviser).waitFor({ state: 'detached' });
});

test('a text that is replaced while somebody reads it is shown anew, and gone when it is taken back', async () => {
  const made = await asked_about('Winds', 'From the west.');
  await colleague.go(made.address);
  await state(colleague).getByRole('button', { name: 'Read and decide' }).click();
  await dialog(colleague).getByText('From the west.').waitFor();
  await adviser.ask('POST', `/objects/${made.id}/publication-request`, {
    title: 'Winds',
    markdown: 'From the east.',
    base_revision: 0,
  });
  await dialog(colleague).getByText('From the east.').waitFor();
  await adviser.go(made.address);
  await state(adviser).getByRole('button', { name: 'Show' }).click();
  await dialog(adviser).getByRole('button', { name: 'Take it back' }).press('Enter');
  await dialog(adviser).waitFor({ state: 'detached' });
  await dialog(colleague).waitFor({ state: 'detached' });
  await button(adviser.page, 'Edit').waitFor();
});
