import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findings } from '../axe';
import { launch } from '../launch';
import { at, look_over } from '../look_over';
import { heading, people, Visitor } from '../site';

let browser: Browser;
let administrator: Visitor;

beforeAll(async () => {
  browser = await launch();
  administrator = await Visitor.signed_in(browser, 'administrator');
});
afterAll(async () => {
  await administrator.leave();
  await browser.close();
});

async function someone(): Promise<string> {
  const found = await administrator.ask<{ items: { id: string }[] }>('GET', `/people?q=${people.guest}`);
  return found.items[0]?.id ?? '';
}

test('the audit log is asked by person and action, and taken out as a table', async () => {
  const { page } = administrator;
  await administrator.ask('DELETE', `/administration/people/${await someone()}/sign-in-failures`);
  await administrator.go('/administration/audit');
  await page.getByLabel('What begins with').fill('identity.sign_in_unlocked');
  const line = page.getByRole('row', { name: /Let try to sign in again identity\.sign_in_unlocked/ }).first();
  await line.getByText('Nia Prosser').waitFor();
  await line.getByText('George Whitcombe').waitFor();
  await page.getByLabel('Who', { exact: true }).fill('amara');
  await page.getByRole('option', { name: /Amara Okafor/ }).click();
  await page.getByText('Nothing found').last().waitFor();
  await page.getByRole('button', { name: 'Change Who' }).click();
  await line.waitFor();
  expect(await findings(page)).toEqual([]);
  const [taken] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Take out as CSV' }).click(),
  ]);
  expect(taken.suggestedFilename()).toMatch(/^audit-.*\.csv$/);
  expect(readFileSync(await taken.path(), 'utf8')).toContain('"identity.sign_in_unlocked"');
  await page.getByLabel('What begins with').fill('core.audit_exported');
  await page
    .getByRole('rowheader', { name: /core\.audit_exported/ })
    .first()
    .waitFor();
});

test('the service desk sees neither the log nor the jobs', async () => {
  const desk = await Visitor.signed_in(browser, 'service_desk');
  const { page } = desk;
  await desk.go('/administration');
  await heading(page, 'Administration').waitFor();
  for (const name of ['Audit log', 'Jobs', 'Organisations', 'Groups', 'Areas'])
    expect(await page.getByRole('link', { name, exact: true }).count()).toBe(0);
  await desk.leave();
});

describe('each screen', () => {
  look_over(
    {
      'administration audit': {
        address: at('/administration/audit'),
        ready: 'Audit log',
        act: (page) => page.getByRole('row').nth(3).waitFor(),
      },
      'administration jobs': {
        address: at('/administration/jobs'),
        ready: 'Jobs',
        act: (page) => page.getByRole('row').nth(3).waitFor(),
      },
    },
    () => administrator,
  );
});
