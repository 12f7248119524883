import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findings } from '../axe';
import { launch, shot } from '../launch';
import { document_of, open_editor, serve_editor, text_box } from './trial';

let browser: Browser;
let place: Awaited<ReturnType<typeof serve_editor>>;

beforeAll(async () => {
  [browser, place] = await Promise.all([launch(), serve_editor()]);
});
afterAll(async () => {
  await browser?.close();
  place?.close();
});

test('one of everything has no fault that axe finds and fits every width, light and dark, in either language', async () => {
  for (const [width, colorScheme, words] of [
    [1440, 'light', 'en'],
    [1440, 'dark', 'cy'],
    [390, 'light', 'cy'],
    [390, 'dark', 'en'],
    [320, 'light', 'en'],
  ] as const) {
    const viewport = { width, height: 900 };
    const { page, complaints, close } = await open_editor(browser, place.address, {
      search: `?sample&words=${words}`,
      viewport,
      colorScheme,
    });
    await page.getByText('Page in Coastal defences').waitFor();
    await shot(page, `editor-${width}-${colorScheme}`);
    expect(await findings(page, 'main', []), `${width} ${colorScheme}`).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    expect(complaints).toEqual([]);
    await close();
  }
});

test('with the colours of the system everything is still seen', async () => {
  const { page, close } = await open_editor(browser, place.address, {
    search: '?sample',
    forcedColors: 'active',
    reducedMotion: 'reduce',
  });
  await page.getByText('Page in Coastal defences').waitFor();
  await text_box(page).getByText('The mayor').click();
  expect(await findings(page, 'main', [])).toEqual([]);
  const pressed = page.getByRole('button', { name: 'Bulleted list', pressed: true });
  const border = await pressed.evaluate((tool) => getComputedStyle(tool).borderTopWidth);
  expect(border).toBe('2px');
  await shot(page, 'editor-forced-colours', false);
  await close();
});

test('on a phone the tools stand at the foot, each as large as a thumb', async () => {
  const { page, close } = await open_editor(browser, place.address, {
    search: '?sample',
    viewport: { width: 390, height: 800 },
    hasTouch: true,
  });
  const bar = await page.locator('.rich-bar').boundingBox();
  expect((bar?.y ?? 0) + (bar?.height ?? 0)).toBeCloseTo(800, 0);
  const tools = await page.getByRole('toolbar').getByRole('button').all();
  expect(tools.length).toBeGreaterThan(8);
  for (const tool of tools) {
    const box = await tool.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
  }
  await page.getByRole('button', { name: 'Insert', exact: true }).click();
  const item = await page.getByRole('menuitem', { name: 'Footnote' }).boundingBox();
  expect((item?.y ?? 900) + (item?.height ?? 0)).toBeLessThan(800);
  await shot(page, 'editor-phone-menu', false);
  await close();
});

test('the text runs from right to left where its language does, and says which it is', async () => {
  const { page, close } = await open_editor(browser, place.address, { search: '?language=ar' });
  const text = text_box(page);
  expect(await text.getAttribute('lang')).toBe('ar');
  expect(await text.getAttribute('dir')).toBe('rtl');
  await close();
});

test('whoever may only read cannot write, and is told so', async () => {
  const { page, close } = await open_editor(browser, place.address, { search: '?sample&read' });
  const text = text_box(page);
  expect(await text.getAttribute('aria-readonly')).toBe('true');
  expect(await page.getByRole('toolbar').count()).toBe(0);
  const before = await document_of(page);
  await text.focus();
  await page.keyboard.type('words');
  expect(await document_of(page)).toBe(before);
  await close();
});

test('others are seen where they write, by nothing that the policy forbids, and read beside the text', async () => {
  const { page, complaints, close } = await open_editor(browser, place.address, { search: '?sample&beside' });
  const theirs = page.getByRole('textbox', { name: 'The same text for Tomos' });
  await theirs.getByText('Harbour master').click();
  const caret = text_box(page).locator('.rich-caret');
  await caret.waitFor();
  expect(await caret.textContent()).toContain('Tomos Lewicki');
  expect(await caret.getAttribute('aria-hidden')).toBe('true');
  expect(await caret.getAttribute('style')).toBeNull();
  await page
    .getByRole('list', { name: 'Others who are editing' })
    .first()
    .getByText('Tomos Lewicki')
    .waitFor({ state: 'attached' });
  await page.keyboard.type('!');
  expect(
    await text_box(page)
      .getByText(/Harbour master|!/)
      .count(),
  ).toBeGreaterThan(0);
  await shot(page, 'editor-others', false);
  expect(complaints).toEqual([]);
  await close();
});

const word = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p { color: red }</style></head><body lang=EN-GB><h1>Plan<o:p></o:p></h1>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span><![endif]>One</p>
<p class=MsoNormal>Text <span style='font-weight:700'>bold</span><img src="https://elsewhere.example/x.png" alt="A dam" onerror="document.title='taken'"></p></body></html>`;

test('what Word copies is cleaned under the strict policy, and nothing of another site is fetched', async () => {
  const { page, complaints, close } = await open_editor(browser, place.address);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await text_box(page).click();
  await page.evaluate((html) => {
    const given = new DataTransfer();
    given.setData('text/html', html);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: given, bubbles: true, cancelable: true }),
    );
  }, word);
  expect(await document_of(page)).toBe(
    '<heading level="1">Plan</heading><bullet_list><list_item><paragraph>One</paragraph></list_item></bullet_list>' +
      '<paragraph>Text <strong>bold</strong></paragraph><figure alternative="A dam" source="elsewhere.example/x.png"></figure>',
  );
  expect(asked.filter((url) => url.includes('elsewhere'))).toEqual([]);
  expect(await page.title()).not.toBe('taken');
  expect(complaints).toEqual([]);
  await close();
});

test('a picture that is pasted is stored, and what it shows is asked for', async () => {
  const { page, complaints, close } = await open_editor(browser, place.address);
  await text_box(page).click();
  await page.evaluate(() => {
    const given = new DataTransfer();
    given.items.add(new File(['octets'], 'dam.png', { type: 'image/png' }));
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: given, bubbles: true, cancelable: true }),
    );
  });
  await expect.poll(() => document_of(page)).toMatch(/<figure file="3001">/);
  await page.getByRole('button', { name: 'Describe this picture' }).click();
  const dialog = page.getByRole('dialog', { name: 'Picture' });
  await dialog.getByRole('button', { name: 'Change the picture' }).click();
  await dialog.getByText('Say what the picture shows, or that it is decoration').first().waitFor();
  expect(await findings(page, 'dialog', [])).toEqual([]);
  await dialog.getByLabel('What the picture shows').fill('A dam in spring');
  await dialog.getByRole('button', { name: 'Change the picture' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await document_of(page)).toContain('alternative="A dam in spring"');
  expect(complaints).toEqual([]);
  await close();
});

test('a file that is dropped is stored and stands in the text as a link where it fell', async () => {
  const { page, complaints, close } = await open_editor(browser, place.address);
  await text_box(page).click();
  await page.keyboard.type('See');
  await page.evaluate(() => {
    const given = new DataTransfer();
    given.items.add(new File(['octets'], 'annex.csv', { type: 'text/csv' }));
    given.items.add(new File(['octets'], 'dam.png', { type: 'image/png' }));
    const box = document.activeElement?.querySelector('p')?.getBoundingClientRect();
    document.activeElement?.dispatchEvent(
      new DragEvent('drop', {
        dataTransfer: given,
        bubbles: true,
        cancelable: true,
        clientX: (box?.left ?? 0) + 25,
        clientY: (box?.top ?? 0) + 8,
      }),
    );
  });
  await expect.poll(() => document_of(page)).toMatch(/<link [^>]*>annex\.csv<\/link>.*<figure file="\d+">/);
  expect(complaints).toEqual([]);
  await close();
});
