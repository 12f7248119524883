import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findings } from '../axe';
import { launch, shot } from '../launch';
import { base, button, from_menu, has_focus, heading, Visitor } from '../site';
import {
  in_the_draft,
  kept,
  live_state,
  live_text,
  make_page,
  make_place,
  open_live,
  type Place,
  paragraphs_of,
  publish,
  text_of_page,
  two_at_work,
} from './place';

/** Two people at work in one workspace, each in a browser of their own. */
let browser: Browser;
let adviser: Visitor;
let colleague: Visitor;
let place: Place;

beforeAll(async () => {
  browser = await launch();
  ({ adviser, colleague, place } = await two_at_work(browser, 'Coast paths'));
});
afterAll(async () => {
  await adviser.leave();
  await colleague.leave();
  await browser.close();
});

const publish_now = async (page: Page, note = '') => {
  await button(page, 'Publish page').click();
  const panel = page.getByRole('dialog');
  await panel.getByText('Who will be able to read it').waitFor();
  if (note) await panel.getByLabel('What did you change?').fill(note);
  await panel.getByRole('button', { name: 'Publish page' }).click();
  await page.getByText(/^Published\./).waitFor();
};
const markdown_of = async (id: string) =>
  (await adviser.ask<{ markdown: string }>('GET', `/objects/${id}/draft`)).markdown.trim();

describe('writing as Markdown', () => {
  test('a page: from its title by preview, draft, picture and file to its publication', async () => {
    const { page } = adviser;
    await make_page(adviser, place, 'Staging timetable', 'Dates.');
    await adviser.go(`/s/${place.space.slug}/wiki`);
    await button(page, 'New page').first().click();
    await page.getByLabel('Title').fill('Staging timetable');
    await page.keyboard.press('Enter');
    await page.getByText('Another page of this wiki has that title').first().waitFor();
    await page.getByLabel('Title').fill('Complaints');
    await page.keyboard.press('Enter');
    await heading(page, 'Editing: Complaints').waitFor();
    await from_menu(page, 'Edit as Markdown');
    await text_of_page(page).pressSequentially('## Where to\n\nSee [[Stag');
    await page.getByRole('option', { name: 'Staging timetable' }).waitFor();
    await page.keyboard.press('Enter');
    await text_of_page(page).pressSequentially(' and [[Nobody wrote this]].\n\n');
    const preview = page.getByRole('region', { name: 'Preview' });
    await preview.getByRole('heading', { name: 'Where to' }).waitFor();
    await preview.getByRole('link', { name: 'Staging timetable' }).waitFor();
    await kept(page);
    await page.reload();
    await expect.poll(() => text_of_page(page).inputValue()).toContain('[[Staging timetable]]');

    await text_of_page(page).press('Control+End');
    await button(page, 'Picture or file').click();
    await page.getByLabel('Pictures and files').setInputFiles([
      { name: 'dot.png', mimeType: 'image/png', buffer: dot },
      { name: 'figures.csv', mimeType: 'text/csv', buffer: Buffer.from('site,count\nPorth,3\n') },
    ]);
    await button(page, 'Attach').click();
    await page.getByRole('alert').getByText('Describe the picture').waitFor();
    await page.getByLabel('Describe the picture').fill('A single dot');
    await button(page, 'Attach').click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const picture = preview.getByRole('img', { name: 'A single dot' });
    await picture.waitFor();
    await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(1);
    await preview.getByRole('link', { name: 'figures.csv' }).waitFor();

    await page.keyboard.press('Control+Enter');
    const panel = page.getByRole('dialog');
    await panel.getByText('2 people', { exact: true }).waitFor();
    await panel.locator('ins, .fm-block-added').first().waitFor();
    await panel.getByLabel('What did you change?').fill('First words');
    await panel.getByRole('button', { name: 'Publish page' }).click();
    await page.getByText(/^Published\./).waitFor();
    await heading(page, 'Complaints').waitFor();
    await page.getByRole('img', { name: 'A single dot' }).waitFor();
    await page
      .getByRole('complementary')
      .getByRole('link', { name: /figures\.csv/ })
      .waitFor();
    expect(await findings(page)).toEqual([]);

    await from_menu(page, 'Edit as Markdown');
    await expect.poll(() => text_of_page(page).inputValue()).toContain('See [[Staging timetable]] and');
  });

  test('Enter links to the page that was typed, however late the list of pages is', async () => {
    const { page } = adviser;
    for (const title of ['Copse of alder', 'Copse of birch'])
      await make_page(adviser, place, title, 'Trees.');
    const made = await make_page(adviser, place, 'Trees', '');
    const titles = '**/titles?*';
    for (const [address, text, saved] of [
      [`${made.address}/edit/markdown`, text_of_page(page), () => kept(page)],
      [`${made.address}/edit`, live_text(page), () => live_state(page, 'Saved')],
    ] as const) {
      await adviser.go(address);
      await text.click();
      await text.pressSequentially('[[copse');
      await page.getByRole('option', { name: 'Copse of alder' }).waitFor();
      await page.route(titles, () => undefined); // nothing answers for as long as this stands
      await text.pressSequentially(' of birch');
      await page.keyboard.press('Enter');
      const words = await text.evaluate((one) => (one as HTMLTextAreaElement).value ?? one.textContent);
      expect(words).toContain('Copse of birch');
      expect(words).not.toContain('alder');
      await page.unroute(titles);
      await saved();
    }
  });

  test('bold by keyboard can be undone like typing', async () => {
    const { page } = adviser;
    const made = await make_page(adviser, place, 'Keys', 'word');
    await adviser.go(`${made.address}/edit/markdown`);
    await text_of_page(page).selectText();
    await page.keyboard.press('Control+b');
    expect(await text_of_page(page).inputValue()).toMatch(/^\*\*word\s*\*\*/);
    await page.keyboard.press('Control+z');
    expect((await text_of_page(page).inputValue()).trim()).toBe('word');
    await kept(page);
  });

  test('without a network is kept here, says so, waits for its writer and is sent later', async () => {
    const { page } = adviser;
    const made = await make_page(adviser, place, 'The tunnel', 'Before.');
    await adviser.go(`${made.address}/edit/markdown`);
    await text_of_page(page).waitFor();
    const draft = '**/api/v1/objects/*/draft';
    await page.route(draft, (route) =>
      route.request().method() === 'PUT' ? route.abort() : route.continue(),
    );
    await text_of_page(page).fill('Kept through the tunnel');
    await page.getByText(/Offline, \d+ changes? kept here/).waitFor();
    await button(page, 'Leave').click();
    await heading(page, 'The tunnel').waitFor();
    await from_menu(page, 'Edit as Markdown');
    await page.getByText('was kept in this browser').waitFor();
    expect(await text_of_page(page).inputValue()).toBe('Kept through the tunnel');
    await page.unroute(draft);
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await expect.poll(() => markdown_of(made.id)).toBe('Kept through the tunnel');
    await expect
      .poll(() => page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('.draft.'))))
      .toEqual([]);
  });

  test('leaves no copy in the browser where the marking says so, and asks before typing would be lost', async () => {
    const { page } = adviser;
    const close = await make_place(adviser, 'Close advice', 'official-sensitive');
    const made = await make_page(adviser, close, 'Advice', 'Before.');
    await adviser.go(`${made.address}/edit/markdown`);
    await text_of_page(page).waitFor();
    const draft = '**/api/v1/objects/*/draft';
    await page.route(draft, (route) =>
      route.request().method() === 'PUT' ? route.abort() : route.continue(),
    );
    await text_of_page(page).fill('Only on the screen');
    await page.getByText(/Offline, \d+ changes? not kept in this browser/).waitFor();
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain(
      'Only on the screen',
    );
    await button(page, 'Leave').click();
    const asked = page.getByRole('dialog', { name: 'Leave without saving?' });
    await asked.waitFor();
    expect(await findings(page)).toEqual([]);
    await button(page, 'Keep writing').click();
    expect(await text_of_page(page).inputValue()).toBe('Only on the screen');
    await page.unroute(draft);
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await kept(page);
    await button(page, 'Leave').click();
    await heading(page, 'Advice').waitFor();
  });

  test('leaves as a file with a reason only where the marking says so', async () => {
    const { page } = adviser;
    const close = await make_place(adviser, 'Close figures', 'official-sensitive');
    const made = await make_page(adviser, close, 'Figures', 'Not for all.');
    await adviser.go(made.address);
    await from_menu(page, 'Export');
    const dialog = page.getByRole('dialog', { name: 'Export' });
    const reason = dialog.getByLabel('Why it leaves');
    await reason.waitFor();
    await expect.poll(() => dialog.getByRole('link').count()).toBe(0);
    await shot(page, 'export-with-reason-1440', false);
    expect(await findings(page)).toEqual([]);
    await reason.fill('For the inquiry');
    const leaves = page.waitForEvent('download');
    await dialog.getByRole('link', { name: 'Text (Markdown)' }).click();
    expect((await leaves).suggestedFilename()).toBe('figures.md');
  });

  test('is put together with what others did meanwhile where the changes are apart', async () => {
    const { page } = adviser;
    const made = await make_page(adviser, place, 'Two hands', 'First.\n\nMiddle.\n\nLast.');
    await adviser.go(`${made.address}/edit/markdown`);
    await text_of_page(page).fill('First, as I have it.\n\nMiddle.\n\nLast.');
    await kept(page);
    await publish(colleague, made.id, 'Two hands', 'First.\n\nMiddle.\n\nLast, as Amara has it.', 1);
    await button(page, 'Publish page').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Publish page' }).click();
    await page.getByText(/^Published\./).waitFor();
    await page.getByText('First, as I have it.').waitFor();
    await page.getByText('Last, as Amara has it.').waitFor();
  });

  test('comes into what somebody else is typing live, and readers have nothing of it yet', async () => {
    const { page } = adviser;
    const made = await make_page(adviser, place, 'Slipways', 'Of granite.\n\nOpen all year.');
    await open_live(colleague, made);
    await adviser.go(`${made.address}/edit/markdown`);
    await in_the_draft(page);
    await live_text(colleague.page).getByText('Open all year.').click();
    await colleague.page.keyboard.press('End');
    await colleague.page.keyboard.type(' But in storms.');
    await live_state(colleague.page, 'Saved');
    await text_of_page(page).fill('Of *granite*, mostly.\n\nOpen all year.');
    await kept(page);
    await page.keyboard.press('Control+s');
    await in_the_draft(page);
    await expect.poll(() => text_of_page(page).inputValue()).toContain('But in storms.');
    await expect
      .poll(() => paragraphs_of(colleague.page))
      .toEqual(['Of granite, mostly.', 'Open all year. But in storms.']);
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await shot(page, `markdown-saved-${width}`, false);
      expect(await findings(page), `at ${width} px`).toEqual([]);
    }
    const { html } = await colleague.ask<{ html: string }>('GET', `/wiki/pages/${made.id}`);
    expect(html).not.toContain('mostly');
  });

  test('the same words as somebody else shows both texts side by side and loses neither', async () => {
    const { page } = adviser;
    const made = await make_page(adviser, place, 'One line', 'It opens in May.');
    await adviser.go(`${made.address}/edit/markdown`);
    await text_of_page(page).fill('It opens in June, after the tides.');
    await kept(page);
    await publish(colleague, made.id, 'One line', 'It opens in April, before Easter.', 1);
    await button(page, 'Save into the draft').click();
    await heading(page, 'Two versions').waitFor();
    await page.getByText('It opens in April, before Easter.').waitFor();
    await page.getByText('It opens in June, after the tides.').waitFor();
    expect(await findings(page)).toEqual([]);
    await page.getByLabel('Write it from both').check();
    await page.getByLabel('The text that should stand').fill('It opens between April and June.');
    await button(page, 'Save into the draft').click();
    await in_the_draft(page);
    await publish_now(page);
    await page.getByText('It opens between April and June.').waitFor();
    expect(await markdown_of(made.id)).toBe('It opens between April and June.');
  });
});

describe('reading', () => {
  test("another's publication arrives without a reload, without moving focus or scroll", async () => {
    const parts = Array.from({ length: 40 }, (_, n) => `## Part ${n}\n\nWords of part ${n}.`);
    const made = await make_page(adviser, place, 'The handbook', parts.join('\n\n'));
    const { page } = adviser;
    await adviser.go(made.address);
    await page.getByRole('heading', { name: 'Part 20' }).scrollIntoViewIfNeeded();
    await button(page, 'Edit').evaluate((edit) => edit.focus({ preventScroll: true }));
    await page.waitForLoadState('networkidle');
    const before = await page.getByRole('heading', { name: 'Part 20' }).boundingBox();
    await page.evaluate(() => Object.assign(window, { never_reloaded: true }));

    const other = colleague.page;
    await colleague.go(`${made.address}/edit/markdown`);
    parts[2] = '## Part 2\n\nAmara wrote this, and a second line\n\nwith a third.';
    await text_of_page(other).fill(parts.join('\n\n'));
    await kept(other);
    await publish_now(other, 'More of part 2');

    await page.getByText('Amara wrote this').waitFor();
    expect(await page.evaluate(() => 'never_reloaded' in window)).toBe(true);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Edit');
    const after = await page.getByRole('heading', { name: 'Part 20' }).boundingBox();
    expect(after?.y).toBeCloseTo(before?.y ?? 0, 0);
  });

  test('two tabs share one connection, and the second takes it over', async () => {
    const visitor = await Visitor.signed_in(browser, 'adviser');
    const other = await visitor.context.newPage();
    const sockets = { of: new Set<unknown>(), of_other: new Set<unknown>() };
    visitor.page.on('websocket', (socket) => sockets.of.add(socket));
    other.on('websocket', (socket) => sockets.of_other.add(socket));
    const made = await make_page(visitor, place, 'Tabs', 'Old.');
    await visitor.go(made.address);
    await heading(visitor.page, 'Tabs').waitFor();
    await expect.poll(() => sockets.of.size).toBe(1);
    await other.goto(base + made.address);
    await heading(other, 'Tabs').waitFor();
    await other.waitForLoadState('networkidle');
    expect(sockets.of_other.size).toBe(0);
    await visitor.page.close();
    await expect.poll(() => sockets.of_other.size).toBe(1);
    await publish(visitor, made.id, 'Tabs', 'All new.', 1);
    await other.getByText('All new.').waitFor();
    await visitor.leave();
  });

  test('E edits, / searches as one types, ? helps, and a changed screen puts focus on its heading', async () => {
    const made = await make_page(adviser, place, 'Matching rules', 'How records are matched.');
    const start = await make_page(adviser, place, 'Where we start', 'Here.');
    const { page } = adviser;
    await adviser.go(start.address);
    await heading(page, 'Where we start').waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await page.keyboard.type('matchi');
    await page.getByRole('option', { name: `Matching rules ${place.space.name}` }).waitFor();
    await page.keyboard.press('Enter');
    await heading(page, 'Matching rules').waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    expect(await page.title()).toContain('Matching rules');
    await page.keyboard.press('e');
    await heading(page, 'Editing: Matching rules').waitFor();
    expect(new URL(page.url()).pathname).toBe(`${made.address}/edit`);
  });

  test('a page is found by its words, and by its tags', async () => {
    const made = await make_page(adviser, place, 'Kelp', 'Bladderwrack grows above the low water line.');
    const { page } = adviser;
    await adviser.go(made.address);
    await button(page, 'Add tags').click();
    await page.getByLabel('Add a tag').fill('Seaweed, shore life');
    await page.keyboard.press('Enter');
    await button(page, 'Remove shore life').click();
    expect(await findings(page)).toEqual([]);
    await button(page, 'Save tags').click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('complementary').getByRole('link', { name: 'seaweed' }).click();
    const found_here = () =>
      page.getByRole('listitem').filter({ hasText: place.space.name }).getByRole('link', { name: 'Kelp' });
    await page.getByText('Tagged “seaweed”').waitFor();
    await expect
      .poll(async () => {
        await page.reload();
        await page.getByText(/^Results:/).waitFor();
        return found_here().count();
      })
      .toBe(1);
    await adviser.go('/search?q=bladderwrack');
    await found_here().waitFor();
    await page.locator('.search__snippet mark').first().waitFor();
  });
});

test('the way from Home to a published page needs no pointer', async () => {
  const { page } = adviser;
  const title = 'By keyboard alone';
  await adviser.go('/');
  await heading(page, /Hello/).waitFor();
  const focused = () =>
    page.evaluate(() => {
      const here = document.activeElement;
      // A title that was given the focus is no button of that name.
      return here?.matches('h1, h2') ? '' : (here?.getAttribute('aria-label') ?? here?.textContent)?.trim();
    });
  const tab_to = async (name: string | RegExp) => {
    for (let steps = 0; steps < 80; steps++) {
      const here = (await focused()) ?? '';
      if (typeof name === 'string' ? here === name : name.test(here)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`no way by Tab to ${name}`);
  };
  await tab_to(new RegExp(`^${place.space.name} ?Workspace`));
  await page.keyboard.press('Enter');
  await heading(page, place.space.name).waitFor();
  await tab_to('Wiki');
  await page.keyboard.press('Enter');
  await page.getByRole('treeitem').first().waitFor();
  await tab_to('New page');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.type(title);
  await page.keyboard.press('Enter');
  await heading(page, `Editing: ${title}`).waitFor();
  await expect.poll(() => live_text(page).evaluate(has_focus)).toBe(true);
  await page.keyboard.type('Typed without a pointer.');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').getByText('Who will be able to read it').waitFor();
  await tab_to('Publish page');
  await page.keyboard.press('Enter');
  await page.getByText(/^Published\./).waitFor();
  await page.getByText('Typed without a pointer.').waitFor();
});

/** A picture of one pixel. */
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
