import { Extension } from '@tiptap/core';
import { exitCode } from '@tiptap/pm/commands';
import { type EditorState, TextSelection } from '@tiptap/pm/state';
import { levels } from '../schema/heading';

/** What a block is, changed by keys, and how one leaves it. */
export const Blocks = Extension.create({
  name: 'blocks',
  addKeyboardShortcuts() {
    const { editor } = this;
    const headings = Object.fromEntries(
      levels.map((level) => [
        `Mod-Alt-${level}`,
        () => editor.commands.toggleNode('heading', 'paragraph', { level }),
      ]),
    );
    return {
      ...headings,
      'Mod-Alt-0': () => editor.commands.setNode('paragraph'),
      'Mod-Shift-.': () => editor.commands.toggleWrap('quote'),
      'Mod-Alt-c': () => editor.commands.toggleNode('code_block', 'paragraph'),
      'Shift-Enter': () =>
        !in_code(this.editor.state) && editor.commands.insertContent({ type: 'hard_break' }),
      Backspace: () => editor.commands.command(({ state, dispatch }) => plain_again(state, dispatch)),
      ArrowDown: () =>
        at_end_of_code(this.editor.state) &&
        editor.commands.command(({ state, dispatch }) => exitCode(state, dispatch)),
    };
  },
});

const in_code = (state: EditorState) => state.selection.$from.parent.type.spec.code === true;

/** At the end of the last line of code, where nothing follows it, the arrow goes on behind it. */
function at_end_of_code(state: EditorState): boolean {
  const { $head, empty } = state.selection;
  if (!empty || !in_code(state) || $head.parentOffset !== $head.parent.content.size) return false;
  return $head.node(-1).childCount === $head.indexAfter(-1);
}

/** At the beginning of a heading or of code, the first Backspace makes it a paragraph. */
function plain_again(state: EditorState, dispatch?: (tr: typeof state.tr) => void): boolean {
  const { $from, empty } = state.selection;
  const paragraph = state.schema.nodes.paragraph;
  if (!empty || !paragraph || $from.parentOffset > 0) return false;
  if (!['heading', 'code_block'].includes($from.parent.type.name)) return false;
  const { id } = $from.parent.attrs;
  const { tr } = state;
  tr.setNodeMarkup($from.before(), paragraph, { id }, []);
  tr.setSelection(TextSelection.create(tr.doc, $from.pos));
  dispatch?.(tr);
  return true;
}
