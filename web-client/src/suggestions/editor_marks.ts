import { type Editor, Extension } from '@tiptap/core';
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { go_to } from '@/editor/go_to';

interface Marks {
  blocks: ReadonlySet<string>;
  shown: DecorationSet;
}

const key = new PluginKey<Marks>('suggestion_marks');

/** Marks the paragraphs that open suggestions are about while they are written: nothing of it is in the text. */
export const SuggestionMarks = Extension.create({
  name: 'suggestion_marks',
  addProseMirrorPlugins: () => [
    new Plugin<Marks>({
      key,
      state: {
        init: () => ({ blocks: new Set(), shown: DecorationSet.empty }),
        apply: (tr, before, _, state) => {
          const blocks: ReadonlySet<string> = tr.getMeta(key) ?? before.blocks;
          if (blocks === before.blocks && (!tr.docChanged || blocks.size === 0)) return before;
          return { blocks, shown: drawn(blocks, state) };
        },
      },
      props: { decorations: (state) => key.getState(state)?.shown },
    }),
  ],
});

export function show_suggested(editor: Editor, blocks: string[]): void {
  if (!editor.isDestroyed) editor.view.dispatch(editor.state.tr.setMeta(key, new Set(blocks)));
}

/** Where a paragraph begins; null: it is not in the text. */
export function place_of_block(editor: Editor, block: string): number | null {
  let found: number | null = null;
  editor.state.doc.descendants((node, at) => {
    if (found === null && node.attrs.id === block) found = at;
    return found === null;
  });
  return found;
}

/** The caret goes to its beginning, and it comes into sight. */
export function go_to_block(editor: Editor, block: string): void {
  const at = place_of_block(editor, block);
  if (at !== null) go_to(editor, at + 1);
}

function drawn(blocks: ReadonlySet<string>, state: EditorState): DecorationSet {
  const made: Decoration[] = [];
  if (blocks.size > 0)
    state.doc.descendants((node, at) => {
      if (blocks.has(node.attrs.id))
        made.push(Decoration.node(at, at + node.nodeSize, { class: 'suggested-block' }));
    });
  return DecorationSet.create(state.doc, made);
}
