import { type Editor, Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { StoredFile, Surroundings } from '../surroundings';

type Step = { begin: object; at: number; name: string } | { end: object };

const key = new PluginKey<DecorationSet>('arriving_files');

/** Where files that are on their way will stand; each place moves with the text around it, whoever writes there. */
export const ArrivingFiles = Extension.create({
  name: 'arriving_files',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply: (tr, before) => {
          const moved = before.map(tr.mapping, tr.doc);
          const step = tr.getMeta(key) as Step | undefined;
          if (!step) return moved;
          if ('end' in step) return moved.remove(moved.find(undefined, undefined, is_of(step.end)));
          const place = Decoration.widget(step.at, () => name_on_its_way(step.name), { of: step.begin });
          return moved.add(tr.doc, [place]);
        },
      },
      props: { decorations: (state) => key.getState(state) },
    }),
  ],
});

const is_of = (file: object) => (spec: { of?: object }) => spec.of === file;

function name_on_its_way(name: string): HTMLElement {
  const shown = document.createElement('span');
  shown.className = 'rich-arriving';
  shown.textContent = name;
  return shown;
}

/** Stores files one after another; each becomes a link in the text, of its name, where it was dropped. */
export async function insert_files(editor: Editor, files: File[], surroundings: Surroundings): Promise<void> {
  const { from } = editor.state.selection;
  for (const file of files) {
    const step: Step = { begin: file, at: from, name: file.name };
    editor.view.dispatch(editor.state.tr.setMeta(key, step));
  }
  for (const file of files) {
    const stored = await surroundings.upload?.(file, () => undefined).catch(() => null);
    if (editor.isDestroyed) return;
    put_link(editor, file, stored ? { stored, href: surroundings.address_of_file(stored.id) } : null);
    if (!stored) editor.storage.asking.tell('editor.file_failed');
  }
}

function put_link(editor: Editor, file: File, made: { stored: StoredFile; href: string } | null): void {
  const { state } = editor;
  const place = key.getState(state)?.find(undefined, undefined, is_of(file))[0];
  const tr = state.tr.setMeta(key, { end: file } satisfies Step);
  // Whoever deleted the words around it while it was on its way took its place, too.
  if (place && made && state.doc.resolve(place.from).parent.inlineContent) {
    const link = state.schema.marks.link?.create({ href: made.href });
    const gap = /\S$/.test(state.doc.textBetween(Math.max(0, place.from - 1), place.from)) ? ' ' : '';
    const words = state.schema.text(made.stored.name, link ? [link] : []);
    tr.insert(place.from, gap ? [state.schema.text(gap), words] : words);
  }
  editor.view.dispatch(tr);
}
