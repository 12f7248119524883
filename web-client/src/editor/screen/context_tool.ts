import type { Editor } from '@tiptap/core';
import type { MenuItem } from '@/kit/menu';
import type { Tool } from '@/kit/toolbar';
import type { Say } from '@/words';
import '../words';
import { callouts } from '../schema/boxes';
import type { Standing } from './standing';

type Chain = ReturnType<Editor['chain']>;
export type Act = (run: (chain: Chain) => Chain) => () => void;

/** What can be done with the table, picture or box that the cursor is in: the last of the tools, while it is in one. */
export function context_tool(editor: Editor, at: Standing, t: Say, act: Act): Tool | null {
  const innermost = [...at.inside].reverse();
  for (const name of innermost) {
    if (name === 'table')
      return {
        name,
        icon: 'table',
        label: t('editor.table'),
        menu: table_menu(t, act),
      };
    if (name === 'figure')
      return {
        name,
        icon: 'picture',
        label: t('editor.picture'),
        menu: picture_menu(editor, t, act),
      };
    if (name === 'callout' || name === 'expandable')
      return {
        name,
        icon: 'warning',
        label: t(`editor.insert_${name}`),
        menu: name === 'callout' ? callout_menu(editor, t, act) : [unwrap(t, act)],
      };
    if (name === 'code_block')
      return {
        name,
        icon: 'code',
        label: t('editor.code_language'),
        run: () => editor.storage.asking.ask('code'),
      };
    if (name === 'footnote')
      return {
        name,
        icon: 'footnote',
        label: t('editor.footnote'),
        menu: [
          { text: t('editor.back_to_text'), onChoose: act((chain) => chain.back_to_reference()) },
          {
            text: t('editor.delete_footnote'),
            danger: true,
            onChoose: act((chain) => chain.delete_footnote()),
          },
        ],
      };
  }
  return null;
}

function table_menu(t: Say, act: Act): MenuItem[] {
  return [
    { text: t('editor.row_above'), onChoose: act((chain) => chain.add_row('before')) },
    { text: t('editor.row_below'), onChoose: act((chain) => chain.add_row('after')) },
    { text: t('editor.column_before'), onChoose: act((chain) => chain.add_column('before')) },
    { text: t('editor.column_after'), onChoose: act((chain) => chain.add_column('after')) },
    { text: t('editor.heading_row'), onChoose: act((chain) => chain.toggle_headings('row')) },
    { text: t('editor.heading_column'), onChoose: act((chain) => chain.toggle_headings('column')) },
    {
      text: t('editor.merge_cells'),
      hint: t('editor.merge_hint'),
      onChoose: act((chain) => chain.merge_cells()),
    },
    { text: t('editor.split_cell'), onChoose: act((chain) => chain.split_cell()) },
    { text: t('editor.align_left'), onChoose: act((chain) => chain.align_cells(null)) },
    { text: t('editor.align_centre'), onChoose: act((chain) => chain.align_cells('centre')) },
    { text: t('editor.align_right'), onChoose: act((chain) => chain.align_cells('right')) },
    { text: t('editor.caption'), onChoose: act((chain) => chain.toggle_caption()) },
    { text: t('editor.delete_rows'), danger: true, onChoose: act((chain) => chain.delete_rows()) },
    { text: t('editor.delete_columns'), danger: true, onChoose: act((chain) => chain.delete_columns()) },
    { text: t('editor.delete_table'), danger: true, onChoose: act((chain) => chain.delete_table()) },
  ];
}

const picture_menu = (editor: Editor, t: Say, act: Act): MenuItem[] => [
  { text: t('editor.picture_and_words'), onChoose: () => editor.storage.asking.ask('picture') },
  {
    text: t('editor.delete_picture'),
    danger: true,
    onChoose: act((chain) =>
      chain.command(({ state, tr }) => {
        const { selection } = state;
        const whole = 'node' in selection;
        const from = whole ? selection.from : selection.$from.before();
        tr.delete(from, whole ? selection.to : selection.$from.after());
        return true;
      }),
    ),
  },
];

const callout_menu = (editor: Editor, t: Say, act: Act): MenuItem[] => [
  ...callouts.map((kind) => ({
    text: t(`editor.callout_${kind}`),
    checked: (editor.getAttributes('callout').callout ?? 'note') === kind,
    onChoose: act((chain) => chain.set_callout(kind)),
  })),
  { text: t('editor.callout_title'), onChoose: act((chain) => chain.toggle_title()) },
  unwrap(t, act),
];

const unwrap = (t: Say, act: Act): MenuItem => ({
  text: t('editor.unwrap'),
  danger: true,
  onChoose: act((chain) => chain.unwrap()),
});
