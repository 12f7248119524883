import type { ChainedCommands, Editor } from '@tiptap/core';

/**
 * Commands for the text, which has the focus from now on. Tiptap's own `focus` gives it with the next picture, and what is
 * typed until then goes elsewhere.
 */
export function in_text(editor: Editor): ChainedCommands {
  editor.view.focus();
  return editor.chain();
}
