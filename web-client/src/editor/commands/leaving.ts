import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';

/** Tab moves within lists and tables; after Escape it leaves the text, as everywhere else on the screen. */
export const Leaving = Extension.create({
  name: 'leaving',
  addProseMirrorPlugins: () => {
    let leaving = false;
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            keydown: (_view, event) => {
              if (event.key === 'Escape') leaving = true;
              else if (event.key === 'Tab' && leaving) return true;
              else if (event.key !== 'Shift') leaving = false;
              return false;
            },
            blur: () => {
              leaving = false;
              return false;
            },
          },
        },
      }),
    ];
  },
});
