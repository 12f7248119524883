import { say } from '@/words';
import '../words';
import { nodes } from '../schema';
import { callout_of } from '../schema/boxes';
import { element, set } from './element';

/** The kind of a callout stands before its title, as on the printed page, and is not part of the text. */
export const CalloutView = nodes.callout.extend({
  addNodeView() {
    return ({ node }) => {
      const dom = element('div', '', { role: 'note' });
      const kind = element('strong', 'rich-callout__kind', { contenteditable: 'false' });
      const content = element('div', 'rich-callout__content');
      dom.append(kind, content);
      const show = ({ attrs, firstChild }: typeof node) => {
        const name = callout_of(attrs.callout);
        dom.className = `fm-callout fm-callout-${name}`;
        kind.classList.toggle('rich-callout__kind--alone', firstChild?.type.name !== 'title');
        const words = say(`editor.callout_${name}`);
        if (kind.textContent !== words) kind.textContent = words;
        set(dom, 'data-block', attrs.id);
      };
      show(node);
      return {
        dom,
        contentDOM: content,
        update: (next) => {
          if (next.type !== node.type) return false;
          show(next);
          return true;
        },
        ignoreMutation: (change) => change.type !== 'selection' && !content.contains(change.target),
      };
    };
  },
});

export const ExpandableView = nodes.expandable.extend({
  addNodeView() {
    return ({ node }) => {
      // Always open while it is written: a `details` would close when its summary is clicked into.
      const dom = element('div', 'fm-expandable rich-expandable');
      set(dom, 'data-block', node.attrs.id);
      return {
        dom,
        contentDOM: dom,
        update: (next) => {
          if (next.type !== node.type) return false;
          set(dom, 'data-block', next.attrs.id);
          return true;
        },
      };
    };
  },
});
