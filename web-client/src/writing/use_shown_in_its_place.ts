import type { Editor } from '@tiptap/core';
import { Selection, TextSelection } from '@tiptap/pm/state';
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
    if (!is_busy(box.current)) view.focus();
  }, [shown, box, editor]);
}

/** From the title on into the text; at once, as one types on. */
export function go_to_start(editor: Editor | null): void {
  if (!editor) return;
  const { view } = editor;
  view.focus();
  view.dispatch(view.state.tr.setSelection(Selection.atStart(view.state.doc)).scrollIntoView());
}

/** Whoever is at a title, a menu or a button already, or has been asked something, stays there. */
const is_busy = (screen: HTMLElement): boolean => {
  const here = document.activeElement;
  return screen.contains(here) || here?.closest('input, textarea, dialog, [role="menu"]') != null;
};
