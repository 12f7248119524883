import { join } from 'node:path';
import { type Browser, chromium, firefox, type Page } from 'playwright-core';

export const widths = [390, 820, 1440] as const;

/** Debian's Firefox is asked for by ops/test for the core journeys, Chromium for everything. */
export const is_firefox = process.env.FOLKMOOT_BROWSER === 'firefox';

/** Debian's browser without a window of its own, without a profile and without calling anybody. */
export function launch(): Promise<Browser> {
  if (is_firefox)
    return firefox.launch({
      channel: 'moz-firefox',
      executablePath: process.env.FOLKMOOT_FIREFOX ?? '/usr/bin/firefox-esr',
    });
  return chromium.launch({
    executablePath: process.env.FOLKMOOT_CHROMIUM ?? '/usr/bin/chromium-headless-shell',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** Complaints of the page: policy violations, errors, failed scripts. A test ends by finding none. */
export function complaints_of(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() === 'error' && !text.startsWith('Failed to load resource')) complaints.push(text);
  });
  return complaints;
}

const shots = process.env.FOLKMOOT_SCREENSHOTS;

/** A picture to look at, where FOLKMOOT_SCREENSHOTS names a folder for them. */
export async function shot(page: Page, name: string, full = true): Promise<void> {
  if (!shots) return;
  await page.screenshot({ path: join(shots, `${name}.png`), fullPage: full, animations: 'disabled' });
}
