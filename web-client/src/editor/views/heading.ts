import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type NodeView, type NodeViewConstructor } from '@tiptap/pm/view';
import { nodes } from '../schema';
import { level_of } from '../schema/heading';

/**
 * A heading is the element that the server prints for it: where a text has headings of level 1, they stand below the page's
 * own title, and all others one lower (server/host/printing.cpp).
 */
export const HeadingView = nodes.heading.extend({
  addNodeView() {
    return ({ node, decorations }) => view_of(node, decorations);
  },
  addProseMirrorPlugins: () => [lowered],
});

const key = new PluginKey<DecorationSet>('lowered_headings');

const lowered = new Plugin<DecorationSet>({
  key,
  state: {
    init: (_config, state) => lowering(state.doc),
    apply: (tr, before) => (tr.docChanged ? lowering(tr.doc) : before),
  },
  props: { decorations: (state) => key.getState(state) },
});

type Text = Parameters<typeof DecorationSet.create>[0];

function lowering(doc: Text): DecorationSet {
  const found: { at: number; size: number }[] = [];
  let has_top = false;
  doc.descendants((node, at) => {
    if (node.type.name === 'heading') {
      found.push({ at, size: node.nodeSize });
      has_top ||= level_of(node.attrs.level) === 1;
    }
    return !node.isTextblock;
  });
  if (!has_top) return DecorationSet.empty;
  return DecorationSet.create(
    doc,
    found.map(({ at, size }) => Decoration.node(at, at + size, {}, { lowered: true })),
  );
}

type Given = Parameters<NodeViewConstructor>;

function tag_of(node: Given[0], decorations: readonly Decoration[]): string {
  const by = decorations.some(({ spec }) => spec.lowered) ? 1 : 0;
  return `h${Math.min(6, level_of(node.attrs.level) + by)}`;
}

function view_of(node: Given[0], decorations: readonly Decoration[]): NodeView {
  const tag = tag_of(node, decorations);
  const dom = document.createElement(tag);
  dom.className = 'fm-heading';
  const name = (id: unknown) =>
    id ? dom.setAttribute('data-block', String(id)) : dom.removeAttribute('data-block');
  name(node.attrs.id);
  return {
    dom,
    contentDOM: dom,
    update: (next, with_these) => {
      if (next.type !== node.type || tag_of(next, with_these) !== tag) return false;
      name(next.attrs.id);
      return true;
    },
  };
}
