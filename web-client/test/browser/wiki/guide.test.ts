import { expect, test } from 'vitest';
import { findings } from '../axe';
import { launch, shot } from '../launch';
import { Visitor } from '../site';
import { make_page, make_place } from './place';

test('a dialog leads to its topic, and stays open', async () => {
  const browser = await launch();
  const owner = await Visitor.signed_in(browser, 'owner');
  const { page } = owner;
  const place = await make_place(owner, 'Guided');
  const { address } = await make_page(owner, place, 'Mooring', 'Tie up.');
  await owner.go(address);
  await page
    .getByRole('button', { name: /can see this/ })
    .last()
    .click();
  const dialog = page.getByRole('dialog', { name: 'Who can see this' });
  const [topic] = await Promise.all([
    page.waitForEvent('popup'),
    dialog.getByRole('link', { name: 'How this works (opens in a new tab)' }).click(),
  ]);
  await topic.getByRole('heading', { name: 'Who can see what', level: 1 }).waitFor();
  await topic.close();
  expect(await dialog.isVisible()).toBe(true);
  expect(await findings(page)).toEqual([]);
  await shot(page, 'guide-from-dialog', false);
  await page.setViewportSize({ width: 390, height: 844 });
  await shot(page, 'guide-from-dialog-390', false);
  await owner.leave();
  await browser.close();
});
