import { Extension } from '@tiptap/core';

/** The keys of marks, as other editors have them. */
export const MarkKeys = Extension.create({
  name: 'mark_keys',
  addKeyboardShortcuts() {
    const toggle = (name: string) => () => this.editor.commands.toggleMark(name);
    return {
      'Mod-b': toggle('strong'),
      'Mod-i': toggle('emphasis'),
      'Mod-e': toggle('code'),
      'Mod-Shift-s': toggle('strike'),
      'Mod-,': toggle('subscript'),
      'Mod-.': toggle('superscript'),
    };
  },
});
