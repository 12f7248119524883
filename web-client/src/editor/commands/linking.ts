import { type Command, Extension, getMarkRange, InputRule } from '@tiptap/core';
import type { Attrs } from '@tiptap/pm/model';

/** Where a link leads: one of these, by the contract. */
export type Target = { href: string } | { object: string } | { wiki: string };

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    linking: {
      /** Makes a link of what is chosen or of the link that the cursor is in, else of `words`. */
      set_link: (target: Target, words: string) => ReturnType;
      remove_link: () => ReturnType;
      /** Says in which language what is chosen is; null: in that of the page. */
      set_language: (tag: string | null, direction: 'ltr' | 'rtl' | null) => ReturnType;
      /** Names somebody. The words are their name as it was. */
      insert_mention: (person: string, name: string) => ReturnType;
    };
  }
}

const longest_title = 255;

export const Linking = Extension.create({
  name: 'linking',
  addCommands() {
    return {
      set_link: (target, words) => set_link(target, words),
      remove_link:
        () =>
        ({ chain }) =>
          chain().extendMarkRange('link').unsetMark('link').run(),
      set_language:
        (tag, direction) =>
        ({ chain }) => {
          const here = chain().extendMarkRange('language');
          return (tag ? here.setMark('language', { tag, direction }) : here.unsetMark('language')).run();
        },
      insert_mention:
        (person, name) =>
        ({ state, tr, dispatch }) => {
          const type = state.schema.nodes.mention;
          if (!type || !state.selection.$from.parent.inlineContent) return false;
          if (dispatch) {
            tr.replaceSelectionWith(type.create({ person, words: `@${name}` }), false);
            tr.insertText(' ').scrollIntoView();
          }
          return true;
        },
    };
  },
  addInputRules() {
    return [
      new InputRule({
        find: /\[\[([^[\]|]{1,200})(?:\|([^[\]]{1,200}))?\]\]$/,
        handler: ({ state, range, match }) => {
          const title = match[1]?.trim() ?? '';
          const type = state.schema.marks.link;
          if (!type || !is_title(title)) return null;
          const { tr } = state;
          tr.replaceWith(
            range.from,
            range.to,
            state.schema.text(match[2]?.trim() || title, [type.create({ wiki: title })]),
          );
          tr.removeStoredMark(type);
          return;
        },
      }),
    ];
  },
});

/** What the stored form takes for a page's title. */
export const is_title = (title: string): boolean =>
  title.trim() === title && title !== '' && new TextEncoder().encode(title).length <= longest_title;

const set_link =
  (target: Target, words: string): Command =>
  ({ state, tr, dispatch }) => {
    const type = state.schema.marks.link;
    const { selection } = state;
    if (!type || !selection.$from.parent.inlineContent || selection.$from.parent.type.spec.code) return false;
    if (!dispatch) return true;
    const mark = type.create(target as Attrs);
    const there = selection.empty ? getMarkRange(selection.$from, type) : selection;
    if (there) {
      tr.removeMark(there.from, there.to, type).addMark(there.from, there.to, mark);
    } else {
      tr.replaceSelectionWith(state.schema.text(words, [...selection.$from.marks(), mark]), false);
    }
    tr.removeStoredMark(type);
    return true;
  };
