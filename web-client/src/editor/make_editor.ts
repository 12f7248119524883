import { Editor, Extension, type Extensions } from '@tiptap/core';
import { dropCursor } from '@tiptap/pm/dropcursor';
import { gapCursor } from '@tiptap/pm/gapcursor';
import type { Awareness } from 'y-protocols/awareness';
import type { Doc } from 'yjs';
import { Blocks } from './commands/blocks';
import { Emptiness } from './commands/emptiness';
import { BlockIds } from './commands/ids';
import { Leaving } from './commands/leaving';
import { Lists } from './commands/lists';
import { MarkKeys } from './commands/marks';
import { Cursors } from './live/cursors';
import { LiveText } from './live/sync';
import { Asking } from './screen/asking';
import type { Surroundings } from './surroundings';
import { MarkdownTyping } from './typing/markdown';
import { shown_vocabulary } from './views';

export interface EditorParts {
  document: Doc;
  presence: Awareness | null;
  surroundings: Surroundings;
  /** More of Tiptap: decorations, modes. They may add no node and no mark. */
  extensions?: Extensions | undefined;
  read_only?: boolean | undefined;
}

const Places = Extension.create({
  name: 'places',
  addProseMirrorPlugins: () => [dropCursor({ class: 'rich-drop', color: false, width: 3 }), gapCursor()],
});

/** An editor of a live document, not yet on the screen. */
export function make_editor({
  document,
  presence,
  surroundings,
  extensions = [],
  read_only,
}: EditorParts): Editor {
  return new Editor({
    element: null,
    injectCSS: false,
    editable: !read_only,
    // The words are the document's: none are given, or two who open it would write them twice. As JSON, since anything else
    // is read as HTML, which the policy forbids.
    content: { type: 'doc', content: [] },
    extensions: [
      ...shown_vocabulary(surroundings),
      LiveText.configure({ document }),
      Cursors.configure({ presence }),
      Asking,
      Leaving,
      Lists,
      Blocks,
      MarkKeys,
      MarkdownTyping,
      BlockIds,
      Emptiness,
      Places,
      ...extensions,
    ],
  });
}
