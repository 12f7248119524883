import { Extension } from '@tiptap/core';
import { redo, undo, yUndoPlugin, yUndoPluginKey } from '@tiptap/y-tiptap';
import type { Doc, UndoManager } from 'yjs';
import { bound_to } from './first_selection';
import { type BeforeOthers, fresh_selection } from './fresh_selection';

/** Where the text stands in a document, by the contract. */
export const root_name = 'default';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    live_text: {
      /** Takes back the last thing that was done here: never what others did. */
      undo: () => ReturnType;
      redo: () => ReturnType;
    };
  }
}

/** The editor's text is that of the live document, both ways; undoing is of one's own edits only. */
export const LiveText = Extension.create<{ document: Doc | null; before_others: BeforeOthers | null }>({
  name: 'live_text',
  // Before whatever looks at the text: it is there from the first state on.
  priority: 1000,
  addOptions: () => ({ document: null, before_others: null }),
  addProseMirrorPlugins() {
    const { document, before_others } = this.options;
    if (!document) return [];
    return [fresh_selection(before_others), ...bound_to(document.getXmlFragment(root_name)), yUndoPlugin()];
  },
  addCommands() {
    return {
      undo:
        () =>
        ({ state, tr, dispatch }) =>
          step(state, 'undoStack', tr, dispatch, undo),
      redo:
        () =>
        ({ state, tr, dispatch }) =>
          step(state, 'redoStack', tr, dispatch, redo),
    };
  },
  addKeyboardShortcuts() {
    return {
      'Mod-z': () => this.editor.commands.undo(),
      'Mod-y': () => this.editor.commands.redo(),
      'Shift-Mod-z': () => this.editor.commands.redo(),
    };
  },
});

type State = Parameters<typeof undo>[0];

export const undo_manager = (state: State): UndoManager | undefined =>
  yUndoPluginKey.getState(state)?.undoManager;

function step(
  state: State,
  stack: 'undoStack' | 'redoStack',
  tr: { setMeta: (key: string, value: unknown) => unknown },
  dispatch: unknown,
  run: (state: State) => unknown,
): boolean {
  const manager = undo_manager(state);
  if (!manager || manager[stack].length === 0) return false;
  // The change comes back from the document: this transaction itself does nothing.
  tr.setMeta('preventDispatch', true);
  if (dispatch) run(state);
  return true;
}

/** What follows is a step of its own when it is undone. */
export function begin_step(state: State): void {
  undo_manager(state)?.stopCapturing();
}
