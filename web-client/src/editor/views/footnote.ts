import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { say } from '@/words';
import { in_text } from '../commands/in_text';
import '../words';
import { nodes } from '../schema';
import { control, element, set } from './element';

/** Footnotes have labels in the document and numbers on the screen, in the order in which the text refers to them, as printed. */
export const FootnoteView = nodes.footnote.extend({
  addProseMirrorPlugins: () => [numbering],
  addNodeView() {
    const { editor } = this;
    return ({ node, decorations }) => {
      const dom = element('div', 'rich-footnote', { role: 'group' });
      const number = control('rich-footnote__number', '', () => {
        in_text(editor).back_to_reference().run();
      });
      const content = element('div', 'rich-footnote__content');
      dom.append(number, content);
      const show = (shown: Node, with_these: readonly Decoration[]) => {
        const name = number_in(with_these) ?? shown.attrs.label;
        number.textContent = `${name}.`;
        number.setAttribute('aria-label', `${name}. ${say('editor.back_to_text')}`);
        dom.setAttribute('aria-label', say('editor.footnote_number', { number: String(name) }));
        set(dom, 'data-block', shown.attrs.id);
      };
      show(node, decorations);
      return {
        dom,
        contentDOM: content,
        update: (next, with_these) => {
          if (next.type !== node.type) return false;
          show(next, with_these);
          return true;
        },
        stopEvent: (event) => event.target === number && event.type !== 'keydown',
        ignoreMutation: (change) => change.type !== 'selection' && !content.contains(change.target),
      };
    };
  },
});

export const ReferenceView = nodes.footnote_reference.extend({
  addNodeView() {
    return ({ node, decorations }) => {
      const dom = element('sup', 'fm-footnote-reference');
      const show = ({ attrs }: Node, with_these: readonly Decoration[]) => {
        const number = number_in(with_these);
        dom.textContent = number ?? `[${attrs.label}]`;
        dom.setAttribute('aria-label', say('editor.footnote_number', { number: number ?? attrs.label }));
        dom.setAttribute('role', 'img');
      };
      show(node, decorations);
      return {
        dom,
        update: (next, with_these) => {
          if (next.type !== node.type) return false;
          show(next, with_these);
          return true;
        },
        ignoreMutation: () => true,
      };
    };
  },
});

const number_in = (decorations: readonly Decoration[]): string | null =>
  (decorations.find(({ spec }) => spec.number)?.spec.number as string | undefined) ?? null;

const key = new PluginKey<DecorationSet>('footnote_numbers');
const numbering = new Plugin<DecorationSet>({
  key,
  state: {
    init: (_config, state) => numbers_in(state.doc),
    apply: (tr, before) => (tr.docChanged ? numbers_in(tr.doc) : before),
  },
  props: { decorations: (state) => key.getState(state) },
});

function numbers_in(doc: Node): DecorationSet {
  const labels = new Set<string>();
  doc.forEach((node) => {
    if (node.type.name === 'footnote') labels.add(node.attrs.label);
  });
  if (labels.size === 0) return DecorationSet.empty;
  const places: { at: number; size: number; label: string }[] = [];
  const numbers = new Map<string, string>();
  const number = (label: string) => {
    if (labels.has(label) && !numbers.has(label)) numbers.set(label, String(numbers.size + 1));
  };
  doc.descendants((node, at) => {
    const { name } = node.type;
    if (name !== 'footnote' && name !== 'footnote_reference') return true;
    places.push({ at, size: node.nodeSize, label: node.attrs.label });
    if (name === 'footnote_reference') number(node.attrs.label);
    return true;
  });
  for (const label of labels) number(label);
  return DecorationSet.create(
    doc,
    places.flatMap(({ at, size, label }) => {
      const given = numbers.get(label);
      return given ? [Decoration.node(at, at + size, {}, { number: given })] : [];
    }),
  );
}
