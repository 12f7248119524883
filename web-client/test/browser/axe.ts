import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const of_colours = ['color-contrast', 'link-in-text-block'];

interface Axe {
  run: (
    root: string,
    options: object,
  ) => Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }>;
}

/** Half faded in, a text has less contrast than it will have. */
const at_rest = (page: Page) =>
  page.evaluate(async () => {
    const passing = document
      .getAnimations()
      .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
    await Promise.allSettled(passing.map(({ finished }) => finished));
  });

/** axe's findings as sentences: rule, and the elements it is about. */
export function findings(page: Page, root = 'html', without: string[] = []): Promise<string[]> {
  const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
  return run(page, root, { runOnly: tags, rules });
}

/** What other colours can bring about on a page that had no other fault. */
export const findings_of_colours = (page: Page): Promise<string[]> =>
  run(page, 'html', { runOnly: { type: 'rule', values: of_colours } });

async function run(page: Page, root: string, options: object): Promise<string[]> {
  await at_rest(page);
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  return page.evaluate(
    async ({ root, options }) => {
      const { axe } = window as unknown as { axe: Axe };
      const { violations } = await axe.run(root, { ...options, resultTypes: ['violations'] });
      return violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`,
      );
    },
    { root, options },
  );
}
