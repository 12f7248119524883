import type { Editor } from '@tiptap/core';
import { type RefObject, useLayoutEffect } from 'react';
import { return_to_place } from './same_place';

/** Once the editor stands where the text was read: the same words are there, and one can type at once. */
export function useShownInItsPlace(
  shown: boolean,
  box: RefObject<HTMLElement | null>,
  editor: RefObject<Editor | null>,
): void {
  useLayoutEffect(() => {
    const made = editor.current;
    if (!shown || !box.current || !made) return;
    const block = return_to_place(box.current);
    const at = block && made.view.dom.contains(block) ? made.view.posAtDOM(block, 0) : 'start';
    // Whoever is in the title, or in a menu, stays there.
    if (document.activeElement === document.body || !document.activeElement?.matches('input, textarea'))
      made.commands.focus(at, { scrollIntoView: false });
  }, [shown, box, editor]);
}
