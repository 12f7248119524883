import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/** Calls the listener each time before what others wrote comes into the document; gives how to stop that. */
export type BeforeOthers = (listener: () => void) => () => void;

/**
 * A browser moves the cursor with the key and says so later: Chromium up to 20 ms, a busy machine longer. What comes in
 * between would see the cursor where it was: the next key acts on other words than are chosen, and what somebody else types
 * puts the cursor back. So the editor looks before both.
 */
export const fresh_selection = (before_others: BeforeOthers | null): Plugin =>
  new Plugin({
    props: {
      handleDOMEvents: {
        keydown: (view, event) => {
          if (!event.isComposing && event.keyCode !== composing_key) look(view);
          forget_focus(view);
          return false;
        },
      },
    },
    view: (view) => {
      const stop = before_others?.(() => look(view));
      return { destroy: () => stop?.() };
    },
  });

/** What a key is called that goes to an input method. */
const composing_key = 229;

/** The editor reads the selection whenever the browser says that it may have moved, and does nothing when it has not. */
function look(view: EditorView): void {
  // Composing, the browser's own text and selection are ahead of the editor's, and stay so until it is done.
  if (view.hasFocus() && !view.composing) view.dom.ownerDocument.dispatchEvent(new Event('selectionchange'));
}

/**
 * For 200 ms after the text got the focus, a cursor at its very start is taken for the browser's doing and put back
 * (ProseMirror's DOMObserver). Behind a key it is the person's.
 */
function forget_focus(view: EditorView): void {
  const { input } = view as unknown as { input: { lastFocus: number } };
  input.lastFocus = 0;
}
