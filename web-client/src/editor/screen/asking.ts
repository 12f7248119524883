import { Extension } from '@tiptap/core';

/** What the text can ask of the screen around it. */
export type Asked = 'picture' | 'link' | 'find' | 'keys' | 'embed' | 'language';

declare module '@tiptap/core' {
  interface Storage {
    asking: { ask: (what: Asked) => void };
  }
}

const nobody_listens: (what: Asked) => void = () => {};

/** How controls inside the text open dialogs: whoever shows the editor says what `ask` does. */
export const Asking = Extension.create({
  name: 'asking',
  addStorage: () => ({ ask: nobody_listens }),
});
