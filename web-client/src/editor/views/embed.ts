import { say } from '@/words';
import { in_text } from '../commands/in_text';
import '../words';
import { nodes } from '../schema';
import type { Surroundings } from '../surroundings';
import { element, set } from './element';

/** Another object shown in the text. Its words are for those who may not see it. */
export const EmbedView = nodes.embed.extend<{ surroundings: Surroundings | null }>({
  addOptions: () => ({ surroundings: null }),
  addNodeView() {
    const { surroundings } = this.options;
    return ({ node, getPos, editor }) => {
      const dom = element('div', 'fm-embed rich-embed');
      const shown = element('p', 'rich-embed__object', { contenteditable: 'false' });
      const words = element('p', 'rich-embed__words', { 'data-empty': say('editor.embed_words') });
      dom.append(shown, words);
      shown.addEventListener('mousedown', (event) => {
        const at = getPos();
        if (at === undefined || event.button !== 0) return;
        event.preventDefault();
        in_text(editor).setNodeSelection(at).run();
      });
      let object: string | null = null;
      const show = ({ attrs, content }: typeof node) => {
        set(dom, 'data-block', attrs.id);
        words.classList.toggle('rich-empty', content.size === 0);
        if (attrs.object === object) return;
        object = attrs.object;
        shown.textContent = say('editor.embed_loading');
        const asked = object;
        const tell = (text: string) => {
          if (asked === object) shown.textContent = text;
        };
        surroundings?.describe_object(asked ?? '').then(
          (found) => tell(found ? `${found.title} · ${found.about}` : say('editor.embed_hidden')),
          () => tell(say('editor.embed_hidden')),
        );
      };
      show(node);
      return {
        dom,
        contentDOM: words,
        update: (next) => {
          if (next.type !== node.type) return false;
          show(next);
          return true;
        },
        ignoreMutation: (change) => change.type !== 'selection' && !words.contains(change.target),
      };
    };
  },
});
