import { Editor, Extension, type Extensions } from '@tiptap/core';
import { dropCursor } from '@tiptap/pm/dropcursor';
import { gapCursor } from '@tiptap/pm/gapcursor';
import type { Awareness } from 'y-protocols/awareness';
import type { Doc } from 'yjs';
import { Blocks } from './commands/blocks';
import { Boxes } from './commands/boxes';
import { Emptiness } from './commands/emptiness';
import { Following } from './commands/following';
import { Footnotes } from './commands/footnotes';
import { BlockIds } from './commands/ids';
import { Inserting } from './commands/inserting';
import { Leaving } from './commands/leaving';
import { Linking } from './commands/linking';
import { Lists } from './commands/lists';
import { MarkKeys } from './commands/marks';
import { Finding } from './find/finding';
import { Cursors } from './live/cursors';
import type { BeforeOthers } from './live/fresh_selection';
import { LiveText } from './live/sync';
import { ArrivingFiles } from './paste/files';
import { Pasting } from './paste/pasting';
import { Asking } from './screen/asking';
import type { Surroundings } from './surroundings';
import { ChoosingCells } from './table/choosing';
import { Tables } from './table/commands';
import { MarkdownTyping } from './typing/markdown';
import { Offers } from './typing/offers';
import { shown_vocabulary } from './views';

export interface EditorParts {
  document: Doc;
  presence: Awareness | null;
  surroundings: Surroundings;
  before_others?: BeforeOthers | undefined;
  /** More of Tiptap: decorations, modes. They may add no node and no mark. */
  extensions?: Extensions | undefined;
  read_only?: boolean | undefined;
}

const no_gaps = new Set(['table', 'row', 'bullet_list', 'ordered_list', 'callout', 'expandable']);

const Places = Extension.create({
  name: 'places',
  // A caret between rows or items would begin a caption or a title there.
  extendNodeSchema: ({ name }) => (no_gaps.has(name) ? { allowGapCursor: false } : {}),
  addProseMirrorPlugins: () => [dropCursor({ class: 'rich-drop', color: false, width: 3 }), gapCursor()],
});

/** An editor of a live document, not yet on the screen. */
export function make_editor({
  document,
  presence,
  surroundings,
  before_others,
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
      LiveText.configure({ document, before_others: before_others ?? null }),
      Cursors.configure({ presence }),
      Offers,
      Asking,
      Leaving,
      // Whoever stands first has a key first: a title before a list, a list before a cell, a cell before a block.
      Boxes,
      Lists,
      ChoosingCells,
      Tables,
      Blocks,
      Inserting,
      Footnotes,
      Linking,
      Following.configure({ surroundings }),
      MarkKeys,
      MarkdownTyping,
      Finding,
      Pasting.configure({ surroundings }),
      ArrivingFiles,
      BlockIds,
      Emptiness,
      Places,
      ...extensions,
    ],
  });
}
