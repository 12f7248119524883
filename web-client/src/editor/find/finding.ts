import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, TextSelection } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { begin_step } from '../live/sync';

export interface Wanted {
  words: string;
  /** Capitals and small letters are different. */
  exact: boolean;
}

export interface Found {
  wanted: Wanted | null;
  places: { from: number; to: number }[];
  /** Which of them is shown; -1 where there is none. */
  current: number;
  /** More are there than are counted. */
  more: boolean;
}

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    finding: {
      /** Marks all places of these words; null ends it. The cursor stays where it is. */
      find: (wanted: Wanted | null) => ReturnType;
      /** To the next or the one before; 0: to the one that is current. */
      go_to_found: (step: 1 | 0 | -1) => ReturnType;
      replace_found: (words: string) => ReturnType;
      /** All of them, as one step that is undone as one. */
      replace_all_found: (words: string) => ReturnType;
    };
  }
}

const most_places = 5000;
const none: Found = { wanted: null, places: [], current: -1, more: false };
const key = new PluginKey<Found>('finding');

export const found_in = (state: EditorState): Found => key.getState(state) ?? none;

/** Finding words in the text, and putting others in their place. */
export const Finding = Extension.create({
  name: 'finding',
  addCommands() {
    return {
      find:
        (wanted) =>
        ({ tr }) => {
          tr.setMeta(key, { wanted });
          return true;
        },
      go_to_found:
        (step) =>
        ({ state, tr }) => {
          const { places, current } = found_in(state);
          if (places.length === 0) return false;
          const next = (current + step + places.length) % places.length;
          const place = places[next];
          if (!place) return false;
          tr.setMeta(key, { current: next });
          tr.setSelection(TextSelection.create(tr.doc, place.from, place.to)).scrollIntoView();
          return true;
        },
      replace_found:
        (words) =>
        ({ state, tr, dispatch }) => {
          const { places, current } = found_in(state);
          const place = places[current];
          if (!place) return false;
          if (!dispatch) return true;
          begin_step(state);
          tr.insertText(words, place.from, place.to);
          const after = tr.mapping.map(place.to);
          tr.setSelection(TextSelection.near(tr.doc.resolve(after))).scrollIntoView();
          return true;
        },
      replace_all_found:
        (words) =>
        ({ state, tr, dispatch }) => {
          const { places } = found_in(state);
          if (places.length === 0) return false;
          if (!dispatch) return true;
          begin_step(state);
          for (const { from, to } of [...places].reverse()) tr.insertText(words, from, to);
          return true;
        },
    };
  },
  addProseMirrorPlugins: () => [
    new Plugin<Found>({
      key,
      state: {
        init: () => none,
        apply: (tr, before, _old, state) => {
          const meta = tr.getMeta(key) as Partial<Found> | undefined;
          if (meta && 'wanted' in meta) return look(state, meta.wanted ?? null);
          if (meta?.current !== undefined) return { ...before, current: meta.current };
          return before.wanted && tr.docChanged ? look(state, before.wanted) : before;
        },
      },
      props: {
        decorations: (state) => {
          const { places, current } = found_in(state);
          if (places.length === 0) return null;
          const marks = places.map(({ from, to }, index) =>
            Decoration.inline(from, to, {
              class: index === current ? 'rich-found rich-found--current' : 'rich-found',
            }),
          );
          return DecorationSet.create(state.doc, marks);
        },
      },
    }),
  ],
});

function look({ doc, selection }: EditorState, wanted: Wanted | null): Found {
  if (!wanted?.words) return { ...none, wanted };
  const places = places_of(doc, wanted);
  const next = places.findIndex(({ to }) => to > selection.from);
  return {
    wanted,
    places: places.slice(0, most_places),
    current: places.length === 0 ? -1 : Math.max(0, next),
    more: places.length > most_places,
  };
}

/** Within one block of words; what is not text ends a word. */
export function places_of(doc: Node, { words, exact }: Wanted): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  const literally = words.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  const pattern = new RegExp(literally, exact ? 'gu' : 'giu');
  doc.descendants((node, at) => {
    if (!node.isTextblock || found.length > most_places) return found.length <= most_places;
    const text = node.textBetween(0, node.content.size, null, '\ufffc');
    for (const match of text.matchAll(pattern))
      found.push({ from: at + 1 + match.index, to: at + 1 + match.index + match[0].length });
    return false;
  });
  return found;
}
