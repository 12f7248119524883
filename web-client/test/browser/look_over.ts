import type { Page, Route } from 'playwright-core';
import { expect, test } from 'vitest';
import { findings, findings_of_colours } from './axe';
import { shot, widths } from './launch';
import { heading, sideways, type Visitor } from './site';

export interface Screen {
  address: () => string;
  ready: string | RegExp;
  act?: (page: Page) => Promise<unknown>;
  /** What the server is kept from answering; it cannot be brought into these states. */
  broken?: (route: Route) => Promise<void>;
  /** Headings inside a text are in its author's order. */
  text?: true;
}
export const at = (address: string) => () => address;

/** axe looks at the narrow and at the wide layout, and once more at the colours of the dark. */
const looks: Record<string, (page: Page, without: string[]) => Promise<string[]>> = {
  '390 light': (page, without) => findings(page, 'html', without),
  '1440 light': (page, without) => findings(page, 'html', without),
  '1440 dark': findings_of_colours,
};

/** Looks at pages without scripts of ours, one after the other, in a narrow window, too. */
export async function look_over_pages(page: Page, addresses: string[]): Promise<void> {
  for (const address of addresses) {
    await page.goto(address);
    // The order of headings inside a text is its author's.
    expect(await findings(page, 'html', ['heading-order']), address).toEqual([]);
    await page.setViewportSize({ width: 320, height: 800 });
    expect(await sideways(page), `${address} at 320 px`).toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 1440, height: 900 });
  }
}

/** Where the links that a selector finds lead to, each once. */
export async function addresses_of(page: Page, selector: string): Promise<string[]> {
  return await page
    .locator(selector)
    .evaluateAll((links) => [...new Set(links.map((link) => (link as HTMLAnchorElement).href))]);
}

/** A test for each screen, at every width, light and dark. */
export function look_over(screens: Record<string, Screen>, who: () => Visitor): void {
  for (const [name, screen] of Object.entries(screens)) {
    test(`${name} has no fault that axe finds, fits every width and keeps to the policy`, async () => {
      const visitor = who();
      const { page } = visitor;
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.emulateMedia({ colorScheme: 'light' });
      if (screen.broken) await page.route('**/api/v1/home', screen.broken);
      await visitor.go(screen.address());
      await heading(page, screen.ready).waitFor();
      await screen.act?.(page);
      await page.waitForLoadState('networkidle');
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 });
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          await shot(page, `${name}-${width}-${colorScheme}`, false);
          const found = await looks[`${width} ${colorScheme}`]?.(page, screen.text ? ['heading-order'] : []);
          expect(found ?? [], `${name} at ${width} px, ${colorScheme}`).toEqual([]);
        }
      }
      for (const width of [360, 320]) {
        await page.setViewportSize({ width, height: 720 });
        expect(await sideways(page), `${name} at ${width} px scrolls sideways`).toBeLessThanOrEqual(0);
      }
      if (screen.broken) await page.unroute('**/api/v1/home');
    });
  }
}
