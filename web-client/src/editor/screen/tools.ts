import type { Editor } from '@tiptap/core';
import type { Tool } from '@/kit/toolbar';
import type { Say } from '@/words';
import '../words';
import type { ListKind } from '../commands/lists';
import { levels } from '../schema/heading';
import type { Standing } from './standing';

/** The toolbar's groups, as things stand where the cursor is. */
export function tools_of(editor: Editor, at: Standing, t: Say): Tool[][] {
  const act = (run: (chain: ReturnType<Editor['chain']>) => ReturnType<Editor['chain']>) => () =>
    void run(editor.chain().focus(null, { scrollIntoView: false })).run();
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
        menu: (['strike', 'code', 'subscript', 'superscript'] as const).map((name) => ({
          text: t(`editor.mark_${name}`),
          checked: at.marks.includes(name),
          onChoose: act((chain) => chain.toggleMark(name)),
        })),
      },
    ],
    [
      list('bullets', t('editor.bullets'), 'Ctrl+Shift+8'),
      list('numbers', t('editor.numbers'), 'Ctrl+Shift+7'),
      list('tasks', t('editor.tasks'), 'Ctrl+Shift+9'),
    ],
  ];
}

type Act = (run: (chain: ReturnType<Editor['chain']>) => ReturnType<Editor['chain']>) => () => void;

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
      { text: t('editor.quote'), checked: quoted, onChoose: act((chain) => chain.toggleWrap('quote')) },
      {
        text: t('editor.code_block'),
        checked: at.block === 'code_block',
        onChoose: act((chain) => chain.toggleNode('code_block', 'paragraph')),
      },
    ],
  };
}
