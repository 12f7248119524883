import { say } from '@/words';
import { in_text } from '../commands/in_text';
import '../words';
import { nodes } from '../schema';
import type { Surroundings } from '../surroundings';
import { element, set } from './element';

/** A picture of this house, or the place of one that is not stored yet; what it lacks is said below it. */
export const FigureView = nodes.figure.extend<{ surroundings: Surroundings | null }>({
  addOptions: () => ({ surroundings: null }),
  addNodeView() {
    const { surroundings } = this.options;
    return ({ node: first, view, getPos, editor }) => {
      let node = first;
      const dom = element('figure', 'fm-figure rich-figure');
      const picture = element('img', 'fm-picture', { draggable: 'false' });
      const missing = element('p', 'fm-figure-missing', { contenteditable: 'false' });
      const lack = element('button', 'rich-figure__lack', {
        type: 'button',
        contenteditable: 'false',
        tabindex: '-1',
      });
      const caption = element('figcaption', 'fm-caption', { 'data-empty': say('editor.caption_here') });
      const shown = element('div', 'rich-figure__picture', { contenteditable: 'false' });
      shown.append(picture, missing, lack);
      dom.append(shown, caption);
      lack.addEventListener('mousedown', (event) => event.preventDefault());
      lack.addEventListener('click', () => {
        const at = getPos();
        if (at === undefined) return;
        editor.chain().setNodeSelection(at).run();
        editor.storage.asking.ask('picture');
      });
      shown.addEventListener('mousedown', (event) => {
        const at = getPos();
        if (at === undefined || event.button !== 0 || event.target === lack) return;
        event.preventDefault();
        in_text(editor).setNodeSelection(at).run();
      });
      const show = () => {
        const { file, source, alternative, id } = node.attrs;
        set(dom, 'data-block', id);
        picture.hidden = !file;
        missing.hidden = Boolean(file);
        if (file && surroundings) {
          const address = surroundings.address_of_file(file);
          if (picture.getAttribute('src') !== address) picture.src = address;
          picture.alt = alternative ?? '';
        } else {
          missing.textContent = source
            ? say('editor.picture_elsewhere', { source })
            : alternative || say('editor.picture_missing');
        }
        lack.hidden = alternative !== null || !view.editable;
        lack.textContent = say('editor.describe_picture');
        caption.classList.toggle('rich-empty', node.content.size === 0);
      };
      show();
      return {
        dom,
        contentDOM: caption,
        update: (next) => {
          if (next.type !== node.type) return false;
          node = next;
          show();
          return true;
        },
        stopEvent: (event) => event.target === lack,
        ignoreMutation: (change) => change.type !== 'selection' && !caption.contains(change.target),
      };
    };
  },
});
