import { type ComponentType, lazy, useState } from 'react';
import type { Shortcut } from '@/modules/module';
import { with_texts } from '@/words/apart';
import type { RichEditorProps } from './rich_editor';

export type { RichEditorProps } from './rich_editor';
export type { FoundObject, FoundPerson, StoredFile, Surroundings } from './surroundings';

const with_editor_texts = with_texts({
  editor: { en: () => import('virtual:messages/editor/en'), cy: () => import('virtual:messages/editor/cy') },
});

const read_editor = with_editor_texts(() => import('./rich_editor'));
let loaded: ComponentType<RichEditorProps> | null = null;

async function load() {
  const made = await read_editor();
  loaded = made.default;
  return made;
}

const Late = lazy(load);

/** The editor of live documents, with its texts: read when it is first shown, or when `prepare_editor` says so. */
export function RichEditor(props: RichEditorProps) {
  // What is there already does not suspend: React would hold it back for a third of a second.
  const [Made] = useState(() => loaded ?? Late);
  return <Made {...props} />;
}

/** Fetches what the editor is made of, so that it opens at once. */
export const prepare_editor = (): Promise<unknown> => load();

/** The keys that do something in the editor, with their texts. */
export const read_editor_shortcuts: () => Promise<Shortcut[]> = with_editor_texts(
  async () => (await import('./shortcuts')).editor_shortcuts,
);
