import { Extension } from '@tiptap/core';
import { put_block } from './places';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    inserting: {
      insert_block: (name: 'rule' | 'page_break' | 'contents') => ReturnType;
      insert_embed: (object: string, words: string) => ReturnType;
      insert_picture: (picture: PictureAttributes) => ReturnType;
    };
  }
}

export interface PictureAttributes {
  file: string | null;
  source?: string | null;
  /** Null: nobody has said yet; empty: decoration. */
  alternative: string | null;
}

/** What is put between blocks. */
export const Inserting = Extension.create({
  name: 'inserting',
  addCommands() {
    return {
      insert_block:
        (name) =>
        ({ state, tr }) => {
          const type = state.schema.nodes[name];
          if (!type) return false;
          put_block(tr, state, type.create());
          return true;
        },
      insert_embed:
        (object, words) =>
        ({ state, tr }) => {
          const type = state.schema.nodes.embed;
          if (!type) return false;
          put_block(tr, state, type.create({ object }, words ? state.schema.text(words) : null));
          return true;
        },
      insert_picture:
        (picture) =>
        ({ state, tr }) => {
          const type = state.schema.nodes.figure;
          if (!type) return false;
          put_block(tr, state, type.create(picture));
          return true;
        },
    };
  },
  addKeyboardShortcuts() {
    const { editor } = this;
    return {
      'Mod-Alt-p': () => {
        editor.storage.asking.ask('picture');
        return true;
      },
      Enter: () => {
        const { selection } = editor.state;
        const chosen = 'node' in selection ? (selection.node as { type: { name: string } }) : null;
        if (chosen?.type.name !== 'figure') return false;
        editor.storage.asking.ask('picture');
        return true;
      },
    };
  },
});
