import { expect, test, vi } from 'vitest';
import { open_editor, paragraph, write } from '../trial/trial_editor';

test('the cursor begins where the text does, and nothing is said of that on the console', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const { editor, document } = open_editor();
  const item = { type: 'list_item', content: [paragraph('Low water')] };
  write(editor, { type: 'bullet_list', content: [item] }, paragraph('High water'));
  const { editor: other } = open_editor(document);
  const { $from, empty } = other.state.selection;
  expect(empty).toBe(true);
  expect($from.parent.textContent).toBe('Low water');
  expect($from.parentOffset).toBe(0);
  expect(warn).not.toHaveBeenCalled();
});
