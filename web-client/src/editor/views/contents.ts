import type { Node } from '@tiptap/pm/model';
import { say } from '@/words';
import '../words';
import { nodes } from '../schema';
import { level_of } from '../schema/heading';
import { element, set } from './element';

/** The headings of the text, where the printed page has its table of contents. */
export const ContentsView = nodes.contents.extend({
  addNodeView() {
    const { editor } = this;
    return ({ node }) => {
      const dom = element('div', 'fm-contents rich-contents', { contenteditable: 'false', role: 'group' });
      dom.setAttribute('aria-label', say('editor.contents'));
      set(dom, 'data-block', node.attrs.id);
      let shown = '';
      const show = () => {
        const headings = headings_in(editor.state.doc);
        const words = JSON.stringify(headings);
        if (words === shown) return;
        shown = words;
        const list = element('ul', 'fm-list');
        list.append(
          ...headings.map(({ level, words: text }) => {
            const item = element('li', `fm-contents-${level}`);
            item.textContent = text;
            return item;
          }),
        );
        if (headings.length > 0) return dom.replaceChildren(list);
        const none = element('p', 'fm-body soft');
        none.textContent = say('editor.contents_empty');
        dom.replaceChildren(none);
      };
      show();
      editor.on('update', show);
      return {
        dom,
        update: (next) => {
          if (next.type !== node.type) return false;
          set(dom, 'data-block', next.attrs.id);
          return true;
        },
        ignoreMutation: () => true,
        destroy: () => {
          editor.off('update', show);
        },
      };
    };
  },
});

const most_headings = 500;

export function headings_in(doc: Node): { level: number; words: string; at: number }[] {
  const found: { level: number; words: string; at: number }[] = [];
  doc.descendants((node, at) => {
    if (node.type.name === 'heading' && node.content.size > 0 && found.length < most_headings)
      found.push({ level: level_of(node.attrs.level), words: node.textContent, at });
    return !node.isTextblock;
  });
  return found;
}
