import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SpaceView } from '@/generated/types';
import { findings } from './axe';
import { end_invitation, link_of } from './invited';
import { launch, shot } from './launch';
import { button, heading, make_space, password, people, sideways, Visitor } from './site';

let browser: Browser;
let owner: Visitor;
let space: SpaceView;
let owner_id: string;
beforeAll(async () => {
  browser = await launch();
  owner = await Visitor.signed_in(browser, 'adviser');
  space = await make_space(owner, 'Bathing water review', { kind: 'community' });
  const found = await owner.ask<{ items: { id: string }[] }>('GET', `/people?q=${people.adviser}`);
  owner_id = found.items[0]?.id ?? '';
});
afterAll(async () => {
  await owner.leave();
  await browser.close();
});

let number = 0;
const fresh_address = () => `invited${Date.now() % 1_000_000}${++number}@glanydon.example`;

async function invite(address: string): Promise<void> {
  await owner.ask('POST', `/spaces/${space.id}/invitations`, {
    rows: [{ address, name: 'Ffion Rees' }],
    role: 'contributor',
    sponsor: owner_id,
    purpose: 'To comment on the draft for local beaches',
    access_ends: '2099-03-31T22:59:59Z',
  });
}

describe('inviting many', () => {
  test('from a pasted list, put right in place, seen before it is sent, by keyboard', async () => {
    const { page } = owner;
    const [first, second] = [fresh_address(), fresh_address()];
    await owner.go(`/s/${space.slug}/members`);
    await page.getByRole('link', { name: 'Invite people' }).focus();
    await page.keyboard.press('Enter');
    await heading(page, /^Invite people to/).waitFor();
    await button(page, 'Continue').click();
    await page.getByRole('alert').getByText('Enter at least one address').waitFor();
    expect(await findings(page)).toEqual([]);
    await page
      .getByLabel('Email addresses')
      .fill(`Rees, Ffion <${first}>; ${people.adviser}; nobody at all\n${second}`);
    await shot(page, 'invite-whom-1440-light', false);
    await button(page, 'Continue').click();
    await page.getByRole('heading', { name: '4 people' }).waitFor();
    await page.getByText('Cyngor Glan y Don').first().waitFor();
    await page.getByText('This person is a member already').waitFor();
    await page.getByText('Enter an email address').waitFor();
    await shot(page, 'invite-people-1440-light', true);
    expect(await findings(page)).toEqual([]);
    await button(page, `Remove ${people.adviser}`).click();
    await button(page, 'Change nobody at all').focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Email address', { exact: true }).fill(second);
    await page.keyboard.press('Enter');
    await page.getByText('This address is in the list twice').waitFor();
    const third = fresh_address();
    await page.getByLabel('Email address', { exact: true }).fill(third);
    await page.keyboard.press('Enter');
    await button(page, `Change ${third}`).waitFor();
    await button(page, 'Continue').click();
    await page.getByRole('alert').getByText('Say when this guest’s access ends').waitFor();
    await page.getByLabel('What for').fill('To comment on the draft');
    await page.getByLabel('Their access ends').fill('2099-03-31');
    await page.setViewportSize({ width: 390, height: 800 });
    await shot(page, 'invite-people-390-light', true);
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 1440, height: 900 });
    await button(page, 'Continue').click();
    await heading(page, 'Check before it is sent').waitFor();
    await page.getByText('Rhian Bevan invites you to').first().waitFor();
    await shot(page, 'invite-check-1440-light', true);
    expect(await findings(page)).toEqual([]);
    await button(page, 'Send 3 invitations').focus();
    await page.keyboard.press('Enter');
    await page.getByText('3 people were invited.').waitFor();
    await page.getByText(second).first().waitFor();
    await shot(page, 'invited-1440-light', true);
    expect(await findings(page)).toEqual([]);
    await button(page, `Send again ${second}`).click();
    await page.getByText(`${second} was sent another link.`).waitFor();
    await button(page, `Withdraw ${second}`).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click();
    await page.getByText(`The invitation of ${second} was withdrawn.`).waitFor();
    await page.setViewportSize({ width: 390, height: 800 });
    await shot(page, 'invited-390-light', true);
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  test('takes a CSV file of a spreadsheet', async () => {
    const { page } = owner;
    await owner.go(`/s/${space.slug}/members/invite`);
    const address = fresh_address();
    await page.getByLabel('Or a CSV file').setInputFiles({
      name: 'people.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`Enw;E-bost\r\nSi\xe2n Rees;${address}\r\n`, 'latin1'),
    });
    await expect.poll(() => page.getByLabel('Email addresses').inputValue()).toContain('Siân Rees');
    await button(page, 'Continue').click();
    await page.getByText('Siân Rees').waitFor();
    await button(page, `Change ${address}`).waitFor();
  });
});

describe('the link of an invitation', () => {
  test('makes an account on the button alone, in English and Welsh, and leads into the space', async () => {
    const address = fresh_address();
    await invite(address);
    const visitor = await Visitor.anonymous(browser);
    const { page } = visitor;
    await visitor.go(link_of(address));
    await heading(page, 'Invitation').waitFor();
    await page.getByText('Rhian Bevan invites you to join').waitFor();
    await page.getByText('31 March 2099').waitFor();
    await shot(page, 'invitation-1440-light', true);
    expect(await findings(page)).toEqual([]);
    await button(page, 'Yn Gymraeg').click();
    await heading(page, 'Gwahoddiad').waitFor();
    await page.setViewportSize({ width: 390, height: 800 });
    await shot(page, 'invitation-cy-390-light', true);
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    expect(await findings(page)).toEqual([]);
    await button(page, 'In English').click();
    await heading(page, 'Invitation').waitFor();
    await page.reload();
    await page.getByLabel('Your name').fill('Ffion Rees');
    await page.getByLabel('Choose a password', { exact: true }).fill('short');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('12').waitFor();
    expect(await findings(page)).toEqual([]);
    await page.getByLabel('Choose a password', { exact: true }).fill('seven herons on one jetty');
    await page.keyboard.press('Enter');
    await heading(page, space.name).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/s/${space.slug}`);
    await visitor.leave();
  });

  test('gives the space to who has an account, by way of the sign-in', async () => {
    await invite(people.guest);
    const link = link_of(people.guest);
    const visitor = await Visitor.anonymous(browser);
    const { page } = visitor;
    await visitor.go(link);
    await page.getByText('There is an account for this address.').waitFor();
    expect(await findings(page)).toEqual([]);
    await page.getByRole('link', { name: 'Sign in' }).click();
    expect(page.url()).not.toContain(link.slice(-20));
    await page.getByLabel('Email address').fill(people.guest);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.keyboard.press('Enter');
    await button(page, 'Accept the invitation').click();
    await heading(page, space.name).waitFor();
    await visitor.go(link);
    await heading(page, 'This invitation was accepted').waitFor();
    expect(await findings(page)).toEqual([]);
    await visitor.leave();
  });

  test('offers somebody else who is signed in to switch', async () => {
    const address = fresh_address();
    await invite(address);
    const visitor = await Visitor.signed_in(browser, 'facilitator');
    const { page } = visitor;
    await visitor.go(link_of(address));
    await heading(page, 'This invitation is for somebody else').waitFor();
    await page.setViewportSize({ width: 390, height: 800 });
    await shot(page, 'invitation-other-390-light', true);
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    expect(await findings(page)).toEqual([]);
    await button(page, `Switch to ${address}`).click();
    await page.getByLabel('Your name').waitFor();
    await visitor.leave();
  });

  test('that has ended sends another, one that was withdrawn says so', async () => {
    const address = fresh_address();
    await invite(address);
    const link = link_of(address);
    end_invitation(address);
    const visitor = await Visitor.anonymous(browser, { colorScheme: 'dark' });
    const { page } = visitor;
    await visitor.go(link);
    await heading(page, 'This invitation has ended').waitFor();
    await shot(page, 'invitation-ended-1440-dark', true);
    expect(await findings(page)).toEqual([]);
    await button(page, 'Send another link').click();
    await page.getByText('another link is on its way').waitFor();
    const lines = await owner.ask<{ items: { id: string; address: string; state: string }[] }>(
      'GET',
      `/spaces/${space.id}/invitations`,
    );
    const line = lines.items.find((one) => one.address === address);
    expect(line?.state).toBe('open');
    await owner.ask('DELETE', `/spaces/${space.id}/invitations/${line?.id}`);
    await page.reload();
    await heading(page, 'This invitation was withdrawn').waitFor();
    await visitor.go(`/invitation#${'5'.repeat(64)}`);
    await page.reload();
    await heading(page, 'This link does not work').waitFor();
    expect(await findings(page)).toEqual([]);
    await visitor.leave();
  });
});
