import { say } from '@/words';
import '../words';
import { nodes } from '../schema';
import { control, element, set } from './element';

/** Code with its language at the corner, which a click changes; the toolbar offers the same by keyboard. */
export const CodeBlockView = nodes.code_block.extend({
  addNodeView() {
    return ({ node, getPos, editor }) => {
      const dom = element('pre', 'fm-code-block rich-code', { spellcheck: 'false' });
      const content = element('code', '');
      const language = control('rich-code__language', '', () => {
        const at = getPos();
        if (at === undefined || !editor.isEditable) return;
        editor
          .chain()
          .setTextSelection(at + 1)
          .run();
        editor.storage.asking.ask('code');
      });
      dom.append(language, content);
      const show = ({ attrs }: typeof node) => {
        set(dom, 'data-block', attrs.id);
        set(content, 'class', attrs.language && `language-${attrs.language}`);
        const name = attrs.language ?? say('editor.code_plain');
        language.textContent = name;
        set(language, 'aria-label', say('editor.code_in', { name }));
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
        stopEvent: (event) => event.target === language,
        ignoreMutation: (change) => change.type !== 'selection' && !content.contains(change.target),
      };
    };
  },
});
