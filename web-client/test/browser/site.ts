import { randomUUID } from 'node:crypto';
import type { APIResponse, Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Home, Saved, SessionView, SpaceForm, SpaceView, WantedSection } from '@/generated/types';
import { complaints_of } from './launch';

/** A running site with the demonstration's people; `ops/test --only browsers` starts one of its own. */
export const base = process.env.FOLKMOOT_SERVER ?? '';
export const password = process.env.FOLKMOOT_PASSWORD ?? '';
if (!base || !password)
  throw new Error('FOLKMOOT_SERVER and FOLKMOOT_PASSWORD are not set: ops/test --only browsers sets them');

/** Those whose sign-ins the demonstration prints. */
export const people = {
  adviser: 'rhian.bevan@rivers-coasts.example',
  owner: 'amara.okafor@rivers-coasts.example',
  facilitator: 'tomasz.lewicki@rivers-coasts.example',
  administrator: 'nia.prosser@rivers-coasts.example',
  service_desk: 'ben.oyelaran@rivers-coasts.example',
  area_administrator: 'marcus.delacroix@rivers-coasts.example',
  guest: 'george.whitcombe@clearwater-utilities.example',
  welsh_guest: 'ffion.hughes@glanydon.example',
} as const;
export type Who = keyof typeof people;

/** Hashing passwords gives way to all else on the machine, and who would wait too long is asked to come again. */
async function asked_in_turn(ask: () => Promise<APIResponse>): Promise<APIResponse> {
  for (let tries = 0; tries < 5; ++tries) {
    const answer = await ask();
    if (answer.status() !== 429) return answer;
    await new Promise((done) => setTimeout(done, 1000 * Number(answer.headers()['retry-after'] ?? 1)));
  }
  return ask();
}

/** One person in one browser of their own. */
export class Visitor {
  readonly complaints: string[];
  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    private readonly token: string,
  ) {
    page.setDefaultTimeout(15_000);
    this.complaints = complaints_of(page);
  }

  static async anonymous(browser: Browser, options: BrowserContextOptions = {}): Promise<Visitor> {
    const context = await browser.newContext({ ...usual, ...options });
    return new Visitor(context, await context.newPage(), '');
  }

  /** Signed in already; the form is tried where signing in is what is tested. */
  static async signed_in(browser: Browser, who: Who, options: BrowserContextOptions = {}): Promise<Visitor> {
    const context = await browser.newContext({ ...usual, ...options });
    const answer = await asked_in_turn(() =>
      context.request.post(`${base}/api/v1/session`, {
        headers: { Origin: base },
        data: { email: people[who], password },
      }),
    );
    expect(answer.status()).toBe(200);
    const { token } = (await answer.json()) as SessionView;
    return new Visitor(context, await context.newPage(), token);
  }

  readonly go = (address: string) => this.page.goto(base + address);

  /** What a test needs to be there before it begins is made by the same interface that the screens use. */
  async ask<T>(
    method: string,
    path: string,
    data?: object,
    headers: Record<string, string> = {},
  ): Promise<T> {
    const answer = await this.context.request.fetch(`${base}/api/v1${path}`, {
      method,
      headers: { Origin: base, 'X-Folkmoot-Token': this.token, 'Idempotency-Key': randomUUID(), ...headers },
      ...(data ? { data } : {}),
    });
    if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
    return (await answer.json()) as T;
  }

  /** Closes the browser; its pages must have had nothing to complain of. */
  async leave(): Promise<void> {
    await this.context.close();
    expect(this.complaints).toEqual([]);
  }
}

const usual: BrowserContextOptions = {
  viewport: { width: 1440, height: 900 },
  ignoreHTTPSErrors: true,
  locale: 'en-GB',
};

/** A space of its own for a file of tests. */
export async function make_space(
  owner: Visitor,
  name: string,
  { kind = 'workspace', marking = 'official', sections = [] as WantedSection[] } = {},
): Promise<SpaceView> {
  const form = await owner.ask<SpaceForm>('GET', '/space-form');
  const area = form.areas[0];
  if (!area) throw new Error('the adviser may not open a space');
  const made = await owner.ask<Saved>('POST', '/spaces', {
    name: `${name} ${Date.now() % 100_000}`,
    kind,
    area: area.id,
    marking,
    sections,
  });
  return owner.ask<SpaceView>('GET', `/spaces/${made.id}`);
}

export async function add_member(owner: Visitor, space: SpaceView, who: Who, role: string) {
  const found = await owner.ask<{ items: { id: string }[] }>('GET', `/people?q=${people[who]}`);
  await owner.ask('POST', `/spaces/${space.id}/members`, { person: found.items[0]?.id, role });
}

/** A space of the demonstration by its name in addresses. */
export async function space_called(visitor: Visitor, slug: string): Promise<SpaceView> {
  const { spaces } = await visitor.ask<Home>('GET', '/home');
  const found = spaces.find((space) => space.slug === slug);
  if (!found) throw new Error(`the demonstration has no space ${slug} for this person`);
  return visitor.ask<SpaceView>('GET', `/spaces/${found.id}`);
}

export const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name });
export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Of an element: `await button(page, 'Edit').evaluate(has_focus)`. */
export const has_focus = (element: Element): boolean => element === document.activeElement;

export async function from_menu(page: Page, item: string): Promise<void> {
  await button(page, 'More').click();
  await page.getByRole('menuitem', { name: item }).click();
}

export const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
