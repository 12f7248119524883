import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findings } from '../axe';
import { launch, shot } from '../launch';
import { at, look_over } from '../look_over';
import { button, heading, people, sideways, Visitor } from '../site';

const agreed = join(dirname(fileURLToPath(import.meta.url)), '../../../../tests/golden/mails');
let browser: Browser;
let nia: Visitor;
beforeAll(async () => {
  browser = await launch();
  nia = await Visitor.signed_in(browser, 'administrator');
  await nia.ask('POST', '/mails', {});
});
afterAll(async () => {
  await nia.leave();
  await browser.close();
});

describe('the mail queue', () => {
  look_over({ mails: { address: at('/administration/mails'), ready: 'Emails' } }, () => nia);

  test('is read, dropped from and held by keyboard', async () => {
    const { page } = nia;
    await page.setViewportSize({ width: 1440, height: 900 });
    await nia.go('/administration/mails');
    await heading(page, 'Emails').waitFor();
    await page.getByText('the server’s configuration says hold').waitFor();
    await button(page, 'Send me a test mail').focus();
    await page.keyboard.press('Enter');
    await page.getByText('A test mail to you is in the queue.').waitFor();

    const newest = page.locator('.things > li').first();
    await newest.getByRole('button', { name: 'See' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: `To ${people.administrator}` });
    await dialog.getByText('has sent this to see whether they do').waitFor();
    await shot(page, 'mail-dialog-1440-light', false);
    expect(await findings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });

    await newest.getByRole('button', { name: 'Never send it' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByRole('button', { name: 'Never send it' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('The mail is dropped.').waitFor();
    await newest.getByText('Dropped').waitFor();

    await button(page, 'Hold all mails').focus();
    await page.keyboard.press('Enter');
    await page.getByText('All mails are held now.').waitFor();
    await button(page, 'Let mails go').focus();
    await page.keyboard.press('Enter');
    await page.getByText('Mails go out again.').waitFor();
    await page.getByLabel('State').selectOption('dropped');
    await newest.getByText('Dropped').waitFor();
  });

  test('is nobody else’s', async () => {
    const visitor = await Visitor.signed_in(browser, 'adviser');
    await visitor.go('/administration/mails');
    await visitor.page.getByText('You cannot see this').or(visitor.page.locator('.state')).first().waitFor();
    expect(await visitor.page.locator('.things > li').count()).toBe(0);
    await visitor.context.close();
  });
});

describe('every mail', () => {
  for (const name of readdirSync(agreed).filter((file) => file.endsWith('.html')))
    test(`${name} has no fault that axe finds and fits a phone`, async () => {
      const context = await browser.newContext({ locale: 'en-GB' });
      const page = await context.newPage();
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      const address = pathToFileURL(join(agreed, name)).href;
      await page.goto(address);
      for (const width of [1440, 390, 320]) {
        await page.setViewportSize({ width, height: 800 });
        await shot(page, `mail-${name.replace('.html', '')}-${width}`, true);
        expect(await sideways(page), `${name} at ${width} px`).toBeLessThanOrEqual(0);
      }
      expect(await findings(page)).toEqual([]);
      expect(asked, 'a mail fetches nothing').toEqual([address]);
      await context.close();
    });
});
