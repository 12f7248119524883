import { type ComponentType, lazy } from 'react';
import { speak_more } from '@/words';
import type { RichEditorProps } from './rich_editor';

export type { RichEditorProps } from './rich_editor';
export type { FoundObject, FoundPerson, StoredFile, Surroundings } from './surroundings';

const texts = {
  en: () => import('virtual:messages/editor/en'),
  cy: () => import('virtual:messages/editor/cy'),
};

const load = () => Promise.all([import('./rich_editor'), speak_more('editor', texts)]).then(([made]) => made);

/** The editor of live documents, with its texts: read when it is first shown, or when `prepare_editor` says so. */
export const RichEditor: ComponentType<RichEditorProps> = lazy(load);

/** Fetches what the editor is made of, so that it opens at once. */
export const prepare_editor = (): void => void load();
