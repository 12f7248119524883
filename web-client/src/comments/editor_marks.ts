import { type Editor, Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from '@tiptap/y-tiptap';
import { decodeRelativePosition, encodeRelativePosition, type RelativePosition } from 'yjs';
import type { AnchorView, Id, TiedAt } from '@/generated/types';
import { from_base64url, to_base64url } from './base64url';
import { nearest } from './pointing';

/** A thread as the editor marks it. */
export interface EditedThread {
  thread: Id;
  anchor: AnchorView;
}

interface Marks {
  threads: EditedThread[];
  shown: DecorationSet;
}

declare module '@tiptap/core' {
  interface Storage {
    comment_marks: {
      /** Opens the thread in whose words somebody asked for it. */
      open: (thread: Id) => void;
      /** Somebody writes in its words: it may be shown, and takes nothing from them. */
      look_at: (thread: Id) => void;
      /** Begins a comment on what is selected. */
      begin: () => void;
    };
  }
}

const key = new PluginKey<Marks>('comment_marks');

/**
 * Marks the words that comments are about while they are written: each stays with its letters, by their positions in the live
 * document. They are decorations, so nothing of them is in the text.
 */
export const CommentMarks = Extension.create({
  name: 'comment_marks',
  addStorage: () => ({ open: () => undefined, look_at: () => undefined, begin: () => undefined }),
  addKeyboardShortcuts() {
    return {
      'Mod-Alt-m': () => {
        const at = thread_at(this.editor);
        if (at) this.editor.storage.comment_marks.open(at);
        else this.editor.storage.comment_marks.begin();
        return true;
      },
    };
  },
  addProseMirrorPlugins() {
    const { editor } = this;
    return [
      new Plugin<Marks>({
        key,
        state: {
          init: () => ({ threads: [], shown: DecorationSet.empty }),
          apply: (tr, before, _, state) => {
            const threads: EditedThread[] | undefined = tr.getMeta(key);
            // What others write comes as a new text: only the positions know where the words went.
            if (threads || (tr.docChanged && tr.getMeta(ySyncPluginKey)))
              return drawn(threads ?? before.threads, state);
            return tr.docChanged ? { ...before, shown: before.shown.map(tr.mapping, tr.doc) } : before;
          },
        },
        props: {
          decorations: (state) => key.getState(state)?.shown,
          handleClick: (_view, _at, event) => {
            const mark = event.target instanceof Element ? event.target.closest('mark.commented') : null;
            const thread = mark instanceof HTMLElement ? mark.dataset.thread : undefined;
            if (thread) editor.storage.comment_marks.look_at(thread);
            return false;
          },
        },
      }),
    ];
  },
});

export function show_threads(editor: Editor, threads: EditedThread[]): void {
  if (!editor.isDestroyed) editor.view.dispatch(editor.state.tr.setMeta(key, threads));
}

/** Where a thread's words begin and end in the text; null: they are not there. */
export function place_of(editor: Editor, thread: Id): { from: number; to: number } | null {
  const found = marks_in(editor.state).find(undefined, undefined, (spec) => spec.thread === thread);
  const [first] = found;
  const last = found.at(-1);
  return first && last ? { from: first.from, to: last.to } : null;
}

/** The thread whose words the caret stands in. */
export function thread_at(editor: Editor): Id | null {
  const { from, empty } = editor.state.selection;
  if (!empty) return null;
  return marks_in(editor.state).find(from, from)[0]?.spec.thread ?? null;
}

/** What is selected, as the server is told of it; null: no words are. */
export function selected_words(editor: Editor): { tied: TiedAt; words: string } | null {
  const { from, to, empty } = editor.state.selection;
  const words = editor.state.doc.textBetween(from, to, ' ').trim();
  const binding = ySyncPluginKey.getState(editor.state)?.binding;
  if (empty || !words || !binding) return null;
  const position = (at: number) =>
    to_base64url(
      encodeRelativePosition(absolutePositionToRelativePosition(at, binding.type, binding.mapping)),
    );
  return { tied: { first: position(from), last: position(to) }, words };
}

const marks_in = (state: EditorState): DecorationSet => key.getState(state)?.shown ?? DecorationSet.empty;

function drawn(threads: EditedThread[], state: EditorState): Marks {
  const made = threads.flatMap(({ thread, anchor }) =>
    places_in(anchor, state)
      .filter(({ from, to }) => from < to)
      .map(({ from, to }) =>
        Decoration.inline(
          from,
          to,
          { nodeName: 'mark', class: 'commented', 'data-thread': thread },
          { thread },
        ),
      ),
  );
  return { threads, shown: DecorationSet.create(state.doc, made) };
}

/** By its letters; one from before the text was live, by its block and words. */
function places_in(anchor: AnchorView, state: EditorState): { from: number; to: number }[] {
  const binding = ySyncPluginKey.getState(state)?.binding;
  if (!binding) return [];
  if (anchor.tied) {
    const [from, to] = [anchor.tied.first, anchor.tied.last].map((position) =>
      place(position, (relative) =>
        relativePositionToAbsolutePosition(binding.doc, binding.type, relative, binding.mapping),
      ),
    );
    if (from != null && to != null) return from < to ? [{ from, to }] : [];
  }
  return anchor.ranges.flatMap((range) => {
    let found: { from: number; to: number }[] = [];
    state.doc.descendants((node, at) => {
      if (node.attrs.id === range.block && found.length === 0) found = within(node, at, range);
      return found.length === 0;
    });
    return found;
  });
}

function place(position: string, find: (relative: RelativePosition) => number | null): number | null {
  try {
    return find(decodeRelativePosition(from_base64url(position)));
  } catch {
    // A text that this browser has not yet, or not any more, as the server saw it.
    return null;
  }
}

function within(node: Node, at: number, range: { start: number; words: string }) {
  let holder: { node: Node; at: number } | null = node.isTextblock ? { node, at } : null;
  node.descendants((inner, inside) => {
    if (!holder && inner.isTextblock) holder = { node: inner, at: at + 1 + inside };
    return !holder;
  });
  if (!holder) return [];
  const found: { node: Node; at: number } = holder;
  const start = nearest(
    found.node.textBetween(0, found.node.content.size, '', ' '),
    range.words,
    range.start,
  );
  return start < 0 ? [] : [{ from: found.at + 1 + start, to: found.at + 1 + start + range.words.length }];
}
