import type { Page } from 'playwright-core';

/** The text where it is written together. */
export const live_text = (page: Page) => page.getByRole('textbox', { name: 'Text', exact: true });
/** Its paragraphs, without the names of those who are writing in them. */
export const paragraphs_of = (page: Page): Promise<string[]> =>
  live_text(page).evaluate((text) => {
    const copy = text.cloneNode(true) as HTMLElement;
    for (const caret of copy.querySelectorAll('.rich-caret')) caret.remove();
    return [...copy.querySelectorAll('p')].map((paragraph) => paragraph.textContent ?? '');
  });
/** What stands at the right of the head. */
export const live_state = (page: Page, words: string | RegExp) =>
  page.locator('.page-header .saving').filter({ hasText: words }).waitFor();
/** The text where it is written as Markdown. */
export const text_of_page = (page: Page) => page.getByLabel('Text as Markdown');
/** "Kept for you" stands at the top once the server has what was typed; it is not in the draft yet. */
export const kept = (page: Page) => page.getByRole('status').filter({ hasText: 'Kept for you' }).waitFor();
/** The draft is what stands in the text. */
export const in_the_draft = (page: Page) =>
  page.getByRole('status').filter({ hasText: 'As it is in the draft' }).waitFor();
