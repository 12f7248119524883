import type { Editor } from '@tiptap/core';
import { useCallback, useRef, useSyncExternalStore } from 'react';
import { type ListKind, list_kind_at } from '../commands/lists';
import { undo_manager } from '../live/sync';

/** Where the cursor stands: what the toolbar shows as set, and what it offers. */
export interface Standing {
  block: string;
  level: number;
  list: ListKind | null;
  marks: string[];
  /** The nodes around the place, from the outermost. */
  inside: string[];
  can_undo: boolean;
  can_redo: boolean;
}

export function standing_of({ state }: Editor): Standing {
  const { selection, schema } = state;
  const { $from } = selection;
  const marks = selection.empty
    ? (state.storedMarks ?? $from.marks())
    : Object.values(schema.marks)
        .filter((type) => state.doc.rangeHasMark(selection.from, selection.to, type))
        .map((type) => type.create());
  const node = 'node' in selection ? (selection.node as typeof $from.parent) : null;
  const around = Array.from({ length: $from.depth }, (_, depth) => $from.node(depth + 1).type.name);
  const manager = undo_manager(state);
  return {
    block: node?.type.name ?? $from.parent.type.name,
    level: ($from.parent.attrs.level as number | null) ?? 1,
    list: list_kind_at(state),
    marks: marks.map(({ type }) => type.name),
    inside: node ? [...around, node.type.name] : around,
    can_undo: (manager?.undoStack.length ?? 0) > 0,
    can_redo: (manager?.redoStack.length ?? 0) > 0,
  };
}

/** What is read from the editor after each change of text or selection, anew only where it differs. */
export function useOf<T>(editor: Editor, read: (editor: Editor) => T): T {
  const latest = useRef<{ words: string; value: T } | null>(null);
  const subscribe = useCallback(
    (tell: () => void) => {
      editor.on('transaction', tell);
      return () => {
        editor.off('transaction', tell);
      };
    },
    [editor],
  );
  return useSyncExternalStore(subscribe, () => {
    const value = read(editor);
    const words = JSON.stringify(value);
    if (latest.current?.words !== words) latest.current = { words, value };
    return latest.current.value;
  });
}
