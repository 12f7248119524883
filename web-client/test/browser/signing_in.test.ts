import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findings } from './axe';

import { launch, shot } from './launch';
import { base, button, heading, password, people, sideways, Visitor } from './site';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

describe('signing in', () => {
  test('leads to the page that was asked for, and a wrong password says so', async () => {
    const visitor = await Visitor.anonymous(browser);
    const { page } = visitor;
    await visitor.go('/s/bathing-waters/members');
    await heading(page, 'Sign in').waitFor();
    expect(await findings(page)).toEqual([]);
    await page.getByLabel('Email address').fill(people.adviser);
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('not right').waitFor();
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.keyboard.press('Enter');
    await heading(page, 'People in this space').waitFor();
    expect(new URL(page.url()).pathname).toBe('/s/bathing-waters/members');
    await visitor.leave();
  });

  test('is warned of two minutes before the session ends', async () => {
    const visitor = await Visitor.signed_in(browser, 'adviser');
    const { page } = visitor;
    // The server's own answer, but for its clock.
    let left_ms = 100_000;
    await page.route(`${base}/api/v1/session`, async (route) => {
      const answer = await route.fetch();
      const session = await answer.json();
      await route.fulfill({
        response: answer,
        json: { ...session, idle_ends: new Date(Date.now() + left_ms).toISOString() },
      });
    });
    await visitor.go('/');
    await page.getByRole('dialog', { name: 'Are you still there?' }).waitFor();
    expect(await findings(page)).toEqual([]);
    left_ms = 4 * 3_600_000;
    await button(page, 'Stay signed in').click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await visitor.leave();
  });

  test('is possible again by a link, which is asked for without a word about who has an account', async () => {
    const visitor = await Visitor.anonymous(browser);
    const { page } = visitor;
    await visitor.go('/sign-in');
    await page.getByRole('link', { name: 'Forgotten your password?' }).click();
    await heading(page, 'Choose a new password').waitFor();
    await button(page, 'Send me a link').click();
    await page.getByRole('alert').getByText('Enter your email address').waitFor();
    expect(await findings(page)).toEqual([]);
    await page.getByLabel('Email address').fill('nobody@rivers-coasts.example');
    await page.keyboard.press('Enter');
    await heading(page, 'Look at your mail').waitFor();
    await page.getByText('If there is an account with the address nobody@rivers-coasts.example').waitFor();
    await shot(page, 'forgotten-asked-1440-light', false);
    expect(await findings(page)).toEqual([]);
    await visitor.leave();
  });

  test('with a link that works no more leads to asking for a new one', async () => {
    const visitor = await Visitor.anonymous(browser);
    const { page } = visitor;
    await visitor.go(`/new-password#${'5'.repeat(64)}`);
    await heading(page, 'Choose a new password').waitFor();
    await page.setViewportSize({ width: 390, height: 800 });
    await shot(page, 'new-password-390-light', false);
    expect(await sideways(page)).toBeLessThanOrEqual(0);
    expect(await findings(page)).toEqual([]);
    await page.getByLabel('New password', { exact: true }).fill('seven herons on one jetty');
    await page.keyboard.press('Enter');
    await page.getByText('This link works no more').waitFor();
    expect(await findings(page)).toEqual([]);
    await page.getByRole('link', { name: 'Ask for a new link' }).click();
    await heading(page, 'Choose a new password').waitFor();
    await page.getByLabel('Email address').waitFor();
    await visitor.leave();
  });
});
