import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SpaceView } from '@/generated/types';
import { findings } from './axe';
import { launch, shot } from './launch';
import { button, has_focus, heading, make_space, sideways, Visitor } from './site';

/** Somebody who is not in a space asks to be let in, and those who give roles there answer. */
let browser: Browser;
let owner: Visitor;
let asker: Visitor;
beforeAll(async () => {
  browser = await launch();
  owner = await Visitor.signed_in(browser, 'owner', { bypassCSP: true });
  asker = await Visitor.signed_in(browser, 'facilitator', { bypassCSP: true });
});
afterAll(async () => {
  await owner.leave();
  await asker.leave();
  await browser.close();
});

const row = (visitor: Visitor, space: SpaceView) =>
  visitor.page.getByRole('listitem').filter({ hasText: space.name });

async function ask(space: SpaceView, reason: string) {
  const { page } = asker;
  await asker.go('/spaces');
  await heading(page, 'Spaces').waitFor();
  await button(page, `Ask to come in ${space.name}`).press('Enter');
  const dialog = page.getByRole('dialog', { name: `Ask to come in: ${space.name}` });
  const field = dialog.getByLabel('What for');
  await expect.poll(() => field.evaluate(has_focus)).toBe(true);
  await button(page, 'Ask to come in').press('Enter');
  await dialog.getByText('Say what for').waitFor();
  expect(await findings(page)).toEqual([]);
  await field.fill(reason);
  await shot(page, 'joining-ask', false);
  await dialog.getByRole('button', { name: 'Ask to come in' }).press('Enter');
  await page.getByText(`You have asked to come into ${space.name}.`).waitFor();
  await row(asker, space).getByText(reason).waitFor();
}

test('somebody asks to come in and is let in with a role, by keyboard alone', async () => {
  const space = await make_space(owner, 'Tide tables');
  await ask(space, 'To check the tables for the north coast');
  await shot(asker.page, 'joining-asked', false);
  // Nothing of the list is half below the head of the screen.
  await asker.page.evaluate(() => scrollTo(0, 0));
  expect(await findings(asker.page)).toEqual([]);

  const { page } = owner;
  await owner.go('/');
  await page.getByRole('heading', { name: 'Coming in' }).waitFor();
  await shot(page, 'joining-home', false);
  await page.getByRole('link', { name: `Tomasz Lewicki asks to come into ${space.name}` }).press('Enter');
  await page.getByRole('heading', { name: 'Who asks to come in' }).waitFor();
  await page.getByText('To check the tables for the north coast').waitFor();
  expect(await findings(page)).toEqual([]);
  await shot(page, 'joining-waiting', false);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await sideways(page)).toBeLessThanOrEqual(0);
  await shot(page, 'joining-waiting-390', false);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByLabel('Role of Tomasz Lewicki').selectOption('contributor');
  await button(page, 'Let in Tomasz Lewicki').press('Enter');
  await page.getByText('Tomasz Lewicki is in this space now, as Contributor.').waitFor();
  await page.getByRole('heading', { name: 'Who asks to come in' }).waitFor({ state: 'detached' });

  await row(asker, space).getByRole('link', { name: space.name }).click();
  await heading(asker.page, space.name).waitFor();
});

test('somebody is told why not, and puts it away', async () => {
  const space = await make_space(owner, 'Closed moorings');
  await ask(space, 'To look around');
  const { page } = owner;
  await owner.go(`/s/${space.slug}/members`);
  await button(page, 'Decline Tomasz Lewicki').press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Decline to let Tomasz Lewicki in' });
  await button(page, 'Decline it').click();
  await dialog.getByText('Say why, so that Tomasz Lewicki knows what to do').waitFor();
  await dialog.getByLabel('Why').fill('It is written up already: ask Amara for the summary.');
  await button(page, 'Decline it').click();
  await page.getByText('Declined. Tomasz Lewicki is told why.').waitFor();

  await row(asker, space).getByText('ask Amara for the summary').waitFor();
  await asker.go('/');
  const told = asker.page.getByText(`You were not let into ${space.name}`);
  await told.waitFor();
  expect(await findings(asker.page)).toEqual([]);
  await shot(asker.page, 'joining-declined', false);
  await button(asker.page, `I have seen it ${space.name}`).press('Enter');
  await told.waitFor({ state: 'detached' });
});

test('what was asked is taken back', async () => {
  const space = await make_space(owner, 'Lock keepers');
  await ask(space, 'By mistake');
  await button(asker.page, `Take back ${space.name}`).press('Enter');
  await asker.page.getByText('Taken back. Nobody is asked any more.').waitFor();
  await button(asker.page, `Ask to come in ${space.name}`).waitFor();
});
