import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';

/** Selects from one place of the text to another and brings it into sight, at once: what is typed next goes there. */
export function go_to({ view }: Editor, from: number, to = from): void {
  const { doc, tr } = view.state;
  view.focus();
  view.dispatch(tr.setSelection(TextSelection.between(doc.resolve(from), doc.resolve(to))).scrollIntoView());
}
