import { say } from '@/words';
import '../words';
import { nodes } from '../schema';
import { control, element, set } from './element';

/** A task has a box that is clicked; the key for it is in `commands/lists.ts`. */
export const ListItemView = nodes.list_item.extend({
  addNodeView() {
    return ({ node: first, view, getPos }) => {
      let node = first;
      const dom = element('li', '');
      if (!node.attrs.task) {
        set(dom, 'data-block', node.attrs.id);
        return {
          dom,
          contentDOM: dom,
          update: (next) => {
            if (next.type !== node.type || next.attrs.task) return false;
            set(dom, 'data-block', next.attrs.id);
            return true;
          },
        };
      }
      const toggle = () => {
        const at = getPos();
        if (at === undefined || !view.editable) return;
        view.dispatch(
          view.state.tr.setNodeAttribute(at, 'task', node.attrs.task === 'done' ? 'open' : 'done'),
        );
      };
      const box = control('rich-task', '', toggle);
      box.setAttribute('role', 'checkbox');
      const content = element('div', 'rich-task__content');
      dom.append(box, content);
      const show = () => {
        const done = node.attrs.task === 'done';
        dom.className = 'fm-task';
        box.classList.toggle('rich-task--done', done);
        box.setAttribute('aria-checked', String(done));
        box.setAttribute('aria-label', say('editor.task_done'));
        set(dom, 'data-block', node.attrs.id);
      };
      show();
      return {
        dom,
        contentDOM: content,
        update: (next) => {
          if (next.type !== node.type || !next.attrs.task) return false;
          node = next;
          show();
          return true;
        },
        stopEvent: (event) => event.target === box,
        ignoreMutation: (change) => change.type !== 'selection' && !content.contains(change.target),
      };
    };
  },
});
