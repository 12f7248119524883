import type { Editor } from '@tiptap/core';
import type { Tool } from '@/kit/toolbar';
import type { Say } from '@/words';
import { in_text } from '../commands/in_text';
import '../words';
import type { ListKind } from '../commands/lists';
import { levels } from '../schema/heading';
import { type Act, context_tool } from './context_tool';
import { insertions } from './insertions';
import type { Standing } from './standing';

/** The toolbar's groups, as things stand where the cursor is. */
export function tools_of(editor: Editor, at: Standing, t: Say): Tool[][] {
  const act: Act = (run) => () => void run(in_text(editor)).run();
  const ask = editor.storage.asking.ask;
  const context = context_tool(editor, at, t, act);
  const mark = (name: string, icon: Tool['icon'], label: string, keys: string): Tool => ({
    name,
    icon,
    label,
    keys,
    pressed: at.marks.includes(name),
    off: at.block === 'code_block',
    run: act((chain) => chain.toggleMark(name)),
  });
  const list = (kind: ListKind, label: string, keys: string): Tool => ({
    name: kind,
    icon: kind,
    label,
    keys,
    pressed: at.list === kind,
    run: act((chain) => chain.toggle_list(kind)),
  });
  return [
    [
      {
        name: 'undo',
        icon: 'undo',
        label: t('editor.undo'),
        keys: 'Ctrl+Z',
        off: !at.can_undo,
        run: act((chain) => chain.undo()),
      },
      {
        name: 'redo',
        icon: 'redo',
        label: t('editor.redo'),
        keys: 'Ctrl+Y',
        off: !at.can_redo,
        run: act((chain) => chain.redo()),
      },
    ],
    [block_tool(at, t, act)],
    [
      mark('strong', 'bold', t('editor.bold'), 'Ctrl+B'),
      mark('emphasis', 'italic', t('editor.italic'), 'Ctrl+I'),
      {
        name: 'marks',
        icon: 'marks',
        label: t('editor.more_marks'),
        off: at.block === 'code_block',
        menu: [
          ...(['strike', 'code', 'subscript', 'superscript'] as const).map((name) => ({
            text: t(`editor.mark_${name}`),
            checked: at.marks.includes(name),
            onChoose: act((chain) => chain.toggleMark(name)),
          })),
          {
            text: t('editor.language'),
            checked: at.marks.includes('language'),
            onChoose: () => ask('language'),
          },
        ],
      },
    ],
    [
      list('bullets', t('editor.bullets'), 'Ctrl+Shift+8'),
      list('numbers', t('editor.numbers'), 'Ctrl+Shift+7'),
    ],
    [
      {
        name: 'link',
        icon: 'link',
        label: t('editor.link'),
        keys: 'Ctrl+K',
        pressed: at.marks.includes('link'),
        off: at.block === 'code_block',
        run: () => ask('link'),
      },
      {
        name: 'insert',
        icon: 'plus',
        label: t('editor.insert'),
        menu: insertions.map(({ icon, text, run }) => ({ icon, text: t(text), onChoose: () => run(editor) })),
      },
    ],
    [
      {
        name: 'more',
        icon: 'more',
        label: t('editor.more_tools'),
        menu: [
          { text: t('editor.find'), hint: 'Ctrl + F', onChoose: () => ask('find') },
          { text: t('editor.keys'), hint: 'Ctrl + /', onChoose: () => ask('keys') },
        ],
      },
    ],
    ...(context ? [[context]] : []),
  ];
}

function block_tool(at: Standing, t: Say, act: Act): Tool {
  const heading = (level: number) => t('editor.heading_level', { level });
  const is_heading = at.block === 'heading';
  const quoted = at.inside.includes('quote');
  const shown = is_heading
    ? heading(at.level)
    : at.block === 'code_block'
      ? t('editor.code_block')
      : quoted
        ? t('editor.quote')
        : t('editor.paragraph');
  return {
    name: 'block',
    icon: 'heading',
    label: t('editor.kind_of_block'),
    text: shown,
    menu: [
      {
        text: t('editor.paragraph'),
        checked: at.block === 'paragraph' && !quoted,
        onChoose: act((chain) => chain.setNode('paragraph')),
      },
      ...levels.slice(0, 4).map((level) => ({
        text: heading(level),
        checked: is_heading && at.level === level,
        onChoose: act((chain) => chain.setNode('heading', { level })),
      })),
      {
        text: t('editor.tasks'),
        checked: at.list === 'tasks',
        onChoose: act((chain) => chain.toggle_list('tasks')),
      },
      { text: t('editor.quote'), checked: quoted, onChoose: act((chain) => chain.toggleWrap('quote')) },
      {
        text: t('editor.code_block'),
        checked: at.block === 'code_block',
        onChoose: act((chain) => chain.toggleNode('code_block', 'paragraph')),
      },
    ],
  };
}
