import { type ComponentType, lazy, useState } from 'react';
import type { Shortcut } from '@/modules/module';
import { speak_more } from '@/words';
import type { RichEditorProps } from './rich_editor';

export type { RichEditorProps } from './rich_editor';
export type { FoundObject, FoundPerson, StoredFile, Surroundings } from './surroundings';

const texts = {
  en: () => import('virtual:messages/editor/en'),
  cy: () => import('virtual:messages/editor/cy'),
};

const speak = () => speak_more('editor', texts);
let loaded: ComponentType<RichEditorProps> | null = null;

async function load() {
  const [made] = await Promise.all([import('./rich_editor'), speak()]);
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
export const read_editor_shortcuts = (): Promise<Shortcut[]> =>
  Promise.all([import('./shortcuts'), speak()]).then(([{ editor_shortcuts }]) => editor_shortcuts);
