import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { type Key, say } from '@/words';
import '../words';

const words: Record<string, Key> = {
  caption: 'editor.caption_here',
  title: 'editor.title_here',
  summary: 'editor.summary_here',
};

const key = new PluginKey<DecorationSet>('placeholders');

/** Says what may be written where nothing is: in captions and titles, and in a text that has not begun. */
export const Placeholders = Extension.create({
  name: 'placeholders',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key,
      state: {
        init: (_config, state) => empty_in(state.doc),
        apply: (tr, before) => (tr.docChanged ? empty_in(tr.doc) : before),
      },
      props: { decorations: (state) => key.getState(state) },
    }),
  ],
});

function empty_in(doc: Node): DecorationSet {
  const found: Decoration[] = [];
  const show = (at: number, node: Node, text: Key) =>
    found.push(Decoration.node(at, at + node.nodeSize, { class: 'rich-empty', 'data-empty': say(text) }));
  doc.descendants((node, at) => {
    const text = node.content.size === 0 ? words[node.type.name] : undefined;
    if (text) show(at, node, text);
    return !node.isTextblock;
  });
  const only = doc.childCount === 1 ? doc.firstChild : null;
  if (only?.type.name === 'paragraph' && only.content.size === 0) show(0, only, 'editor.begin_here');
  return DecorationSet.create(doc, found);
}
