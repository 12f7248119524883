import { Extension } from '@tiptap/core';
import type { Key } from '@/words';

/** What the text can ask of the screen around it. */
export type Asked = 'picture' | 'link' | 'find' | 'keys' | 'embed' | 'language' | 'code' | 'tools';

declare module '@tiptap/core' {
  interface Storage {
    asking: { ask: (what: Asked) => void; tell: (what: Key) => void };
  }
}

const nobody: (what: string) => void = () => {};

/**
 * How keys and controls inside the text open dialogs, and how what happens there is told: whoever shows the editor says what
 * `ask` and `tell` do.
 */
export const Asking = Extension.create({
  name: 'asking',
  addStorage: () => ({ ask: nobody, tell: nobody }),
  addKeyboardShortcuts() {
    const ask = (what: Asked) => () => {
      this.storage.ask(what);
      return true;
    };
    return { 'Mod-k': ask('link'), 'Mod-f': ask('find'), 'Mod-/': ask('keys'), 'Alt-F10': ask('tools') };
  },
});
