import type { Editor } from '@tiptap/core';
import type { IconName } from '@/kit/icon';
import type { Key } from '@/words';
import { in_text } from '../commands/in_text';
import '../words';

/** Something that can be put into the text: offered by the Insert menu and behind "/". */
export interface Insertion {
  name: string;
  icon: IconName;
  text: Key;
  run: (editor: Editor) => void;
}

const ask = (what: Parameters<Editor['storage']['asking']['ask']>[0]) => (editor: Editor) =>
  editor.storage.asking.ask(what);

export const insertions: Insertion[] = [
  { name: 'picture', icon: 'picture', text: 'editor.insert_picture', run: ask('picture') },
  {
    name: 'table',
    icon: 'table',
    text: 'editor.insert_table',
    run: (editor) => in_text(editor).insert_table(3, 3).run(),
  },
  {
    name: 'callout',
    icon: 'warning',
    text: 'editor.insert_callout',
    run: (editor) => in_text(editor).set_callout('note').run(),
  },
  {
    name: 'expandable',
    icon: 'right',
    text: 'editor.insert_expandable',
    run: (editor) => in_text(editor).set_expandable().run(),
  },
  {
    name: 'footnote',
    icon: 'footnote',
    text: 'editor.insert_footnote',
    run: (editor) => in_text(editor).insert_footnote().run(),
  },
  { name: 'embed', icon: 'page', text: 'editor.insert_embed', run: ask('embed') },
  {
    name: 'code',
    icon: 'code',
    text: 'editor.code_block',
    run: (editor) => in_text(editor).setNode('code_block').run(),
  },
  {
    name: 'rule',
    icon: 'rule',
    text: 'editor.insert_rule',
    run: (editor) => in_text(editor).insert_block('rule').run(),
  },
  {
    name: 'page_break',
    icon: 'page_break',
    text: 'editor.insert_page_break',
    run: (editor) => in_text(editor).insert_block('page_break').run(),
  },
  {
    name: 'contents',
    icon: 'bullets',
    text: 'editor.insert_contents',
    run: (editor) => in_text(editor).insert_block('contents').run(),
  },
];

/** Behind "/" also what the block itself can become. */
export const turnings: Insertion[] = [
  ...([1, 2, 3] as const).map(
    (level): Insertion => ({
      name: `heading ${level}`,
      icon: 'heading',
      text: `editor.heading_${level}`,
      run: (editor) => in_text(editor).setNode('heading', { level }).run(),
    }),
  ),
  {
    name: 'bullets',
    icon: 'bullets',
    text: 'editor.bullets',
    run: (editor) => in_text(editor).toggle_list('bullets').run(),
  },
  {
    name: 'numbers',
    icon: 'numbers',
    text: 'editor.numbers',
    run: (editor) => in_text(editor).toggle_list('numbers').run(),
  },
  {
    name: 'tasks',
    icon: 'tasks',
    text: 'editor.tasks',
    run: (editor) => in_text(editor).toggle_list('tasks').run(),
  },
  {
    name: 'quote',
    icon: 'quote',
    text: 'editor.quote',
    run: (editor) => in_text(editor).toggleWrap('quote').run(),
  },
];
