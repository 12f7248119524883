import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { safe_href } from '../schema/marks';
import type { Surroundings } from '../surroundings';

/** A click puts the cursor into a link; with Ctrl, or by Alt and Enter, what it leads to opens in another tab. */
export const Following = Extension.create<{ surroundings: Surroundings | null }>({
  name: 'following',
  addOptions: () => ({ surroundings: null }),
  addKeyboardShortcuts() {
    return {
      'Alt-Enter': () => this.editor.isActive('link') && follow(this.editor.view, this.options.surroundings),
    };
  },
  addProseMirrorPlugins() {
    const { surroundings } = this.options;
    return [
      new Plugin({
        props: {
          handleClick: (view, at, event) =>
            (event.ctrlKey || event.metaKey) && follow(view, surroundings, at),
        },
      }),
    ];
  },
});

function follow(
  { state }: EditorView,
  surroundings: Surroundings | null,
  at = state.selection.from,
): boolean {
  const link = state.doc
    .resolve(at)
    .marks()
    .find(({ type }) => type.name === 'link');
  if (!link) return false;
  const href = safe_href(link.attrs.href);
  if (href) open(href);
  else if (link.attrs.object)
    void surroundings?.describe_object(link.attrs.object).then((found) => found && open(found.address));
  else return false;
  return true;
}

const open = (address: string) => window.open(address, '_blank', 'noopener');
