import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
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
    const { state, view } = made;
    const at = block && view.dom.contains(block) ? view.posAtDOM(block, 0) : 0;
    view.dispatch(state.tr.setSelection(TextSelection.near(state.doc.resolve(at))));
    // Whoever is typing a title already stays there.
    if (!document.activeElement?.matches('input, textarea'))
      made.commands.focus(null, { scrollIntoView: false });
  }, [shown, box, editor]);
}
