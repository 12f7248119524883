import { Extension } from '@tiptap/core';
import { yCursorPlugin } from '@tiptap/y-tiptap';
import type { Awareness } from 'y-protocols/awareness';
import { colour_of, type Face } from './faces';

/**
 * Where others are writing. Colours are classes and places are the editor's own, so that no style needs to stand in markup;
 * the names are hidden from screen readers here, in the midst of words: `live/others.tsx` tells them apart from the text.
 */
export const Cursors = Extension.create<{ presence: Awareness | null }>({
  name: 'cursors',
  addOptions: () => ({ presence: null }),
  addProseMirrorPlugins() {
    const { presence } = this.options;
    if (!presence) return [];
    return [
      yCursorPlugin(presence, {
        cursorBuilder: (user: Face) => caret(user),
        selectionBuilder: (user: Face) => ({ class: `rich-chosen rich-presence-${colour_of(user)}` }),
      }),
    ];
  },
});

function caret(user: Face): HTMLElement {
  const made = document.createElement('span');
  made.className = `rich-caret rich-presence-${colour_of(user)}`;
  made.setAttribute('aria-hidden', 'true');
  const name = document.createElement('span');
  name.className = 'rich-caret__name';
  name.textContent = user.name ?? '';
  // The word joiners keep a line from being broken before or behind the caret.
  made.append('\u2060', name, '\u2060');
  return made;
}
