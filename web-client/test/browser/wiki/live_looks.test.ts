import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, shot } from '../launch';
import { Visitor } from '../site';
import { make_page, make_place, open_live, type Place } from './place';

let browser: Browser;
let adviser: Visitor;
let place: Place;

beforeAll(async () => {
  browser = await launch();
  adviser = await Visitor.signed_in(browser, 'adviser');
  place = await make_place(adviser, 'As it is read');
});
afterAll(async () => {
  await adviser.leave();
  await browser.close();
});

const everything = `The first words, **strong** and *slanted*, with \`code\`.

## Who is told

- The mayor
- Harbour master
  - and the pilot

1. Read the gauge
2. Send the warning

- [x] Check the numbers
- [ ] Call the school

> Ten seconds is not long.

\`\`\`python
level = gauge.read()
warn(everyone)
\`\`\`

### Levels

| River | Level |
|:------|------:|
| Teifi |   2.4 |
| Aeron |   1.1 |

:::warning[spring tides]
The gauge reads low.
:::

:::tip
Ask the pilot.
:::

---

The last words.
`;

/** How far below the first block each begins, by its id. */
const places_of = (page: Page, within: string) =>
  page.evaluate((selector) => {
    const blocks = [...document.querySelectorAll<HTMLElement>(`${selector} [data-block]`)];
    const first = blocks[0]?.getBoundingClientRect().top ?? 0;
    return Object.fromEntries(
      blocks.map((block) => [
        `${block.dataset.block} ${block.tagName}`,
        Math.round(block.getBoundingClientRect().top - first),
      ]),
    );
  }, within);

test('every block stands where it was read when the editor opens', async () => {
  const made = await make_page(adviser, place, 'One of each', everything);
  const { page } = adviser;
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await adviser.go(made.address);
    await page.getByText('The last words.').waitFor();
    const read = await places_of(page, '.text');
    expect(Object.keys(read).length).toBeGreaterThan(15);
    await open_live(adviser, made);
    const written = await places_of(page, '.rich-text');
    await shot(page, `live-looks-${width}`);
    const moved = Object.entries(read).filter(
      ([block, top]) => !(block in written) || Math.abs((written[block] ?? 0) - top) > 2,
    );
    expect(
      moved.map(([block, top]) => `${block}: ${top} to ${written[block]}`),
      `at ${width} px`,
    ).toEqual([]);
  }
});
