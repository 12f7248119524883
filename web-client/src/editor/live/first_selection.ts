import { Plugin, Selection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { ySyncPlugin, ySyncPluginKey } from '@tiptap/y-tiptap';
import type { XmlFragment } from 'yjs';

/**
 * The binding of an editor's text to a document's. Left to itself it begins by putting the cursor at position 0, which is no
 * place in any text: ProseMirror complains of that on the console. So it is kept from it, and the cursor goes to where the
 * text begins.
 */
export function bound_to(text: XmlFragment): Plugin[] {
  let shown: EditorView | null = null;
  const binding_in = ({ state }: EditorView) => ySyncPluginKey.getState(state)?.binding;
  return [
    // Its view is made before the binding's own.
    new Plugin({
      view: (view) => {
        shown = view;
        const binding = binding_in(view);
        // With a selection to come back to the binding makes none of its own when it first shows the text.
        if (binding) binding.beforeTransactionSelection = { type: 'text', anchor: null, head: null };
        return {};
      },
    }),
    ySyncPlugin(text, {
      onFirstRender: () => {
        if (!shown) return;
        const binding = binding_in(shown);
        if (binding) binding.beforeTransactionSelection = null;
        const { doc, tr } = shown.state;
        shown.dispatch(tr.setSelection(Selection.atStart(doc)));
      },
    }),
  ];
}
