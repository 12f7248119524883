import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import type { Surroundings } from '../surroundings';

const key = new PluginKey<DecorationSet>('red_links');
const answered = Symbol('answered');

/** Links to pages that nobody has written are red, as on the printed page. Each title is asked for once. */
export const RedLinks = Extension.create<{ surroundings: Surroundings | null }>({
  name: 'red_links',
  addOptions: () => ({ surroundings: null }),
  addProseMirrorPlugins() {
    const { surroundings } = this.options;
    const has_page = surroundings?.has_page?.bind(surroundings);
    if (!has_page) return [];
    const there = new Map<string, boolean | null>();
    const look = (view: EditorView) => {
      for (const title of titles_in(view.state.doc)) {
        if (there.has(title)) continue;
        there.set(title, null);
        has_page(title).then(
          (found) => {
            there.set(title, found);
            if (!found && !view.isDestroyed) view.dispatch(view.state.tr.setMeta(key, answered));
          },
          () => there.delete(title),
        );
      }
    };
    return [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: () => DecorationSet.empty,
          apply: (tr, before) =>
            tr.docChanged || tr.getMeta(key) === answered ? red_in(tr.doc, there) : before,
        },
        props: { decorations: (state) => key.getState(state) },
        view: (view) => {
          look(view);
          return {
            update: (now, before) => {
              if (now.state.doc !== before.doc) look(now);
            },
          };
        },
      }),
    ];
  },
});

const wiki_of = (node: Node): string | undefined =>
  node.marks.find(({ type }) => type.name === 'link')?.attrs.wiki ?? undefined;

const most_titles = 200;

function titles_in(doc: Node): Set<string> {
  const found = new Set<string>();
  doc.descendants((node) => {
    const title = node.isText ? wiki_of(node) : undefined;
    if (title && found.size < most_titles) found.add(title);
  });
  return found;
}

function red_in(doc: Node, there: Map<string, boolean | null>): DecorationSet {
  const red: Decoration[] = [];
  doc.descendants((node, at) => {
    const title = node.isText ? wiki_of(node) : undefined;
    if (title && there.get(title) === false)
      red.push(Decoration.inline(at, at + node.nodeSize, { class: 'rich-link-missing' }));
  });
  return DecorationSet.create(doc, red);
}
