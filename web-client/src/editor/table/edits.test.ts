import type { Editor } from '@tiptap/core';
import { describe, expect, test } from 'vitest';
import { go_to, open_editor, press, write } from '../trial/trial_editor';
import { CellSelection } from './cell_selection';
import { grid_of } from './grid';

/** "a b / c d" with "a+2x1" for a cell that reaches over two columns and one row; "A" in capitals is a heading. */
function table(text: string): object {
  const rows = text.split('/').map((line) => line.trim().split(/\s+/).map(cell));
  return { type: 'table', content: rows.map((content) => ({ type: 'row', content })) };
}

function cell(text: string): object {
  const [words = '', columns, rows] = text.split(/[+x]/);
  const role = words !== words.toLowerCase() ? 'column' : null;
  const attrs = {
    columns: columns && columns !== '1' ? Number(columns) : null,
    rows: rows && rows !== '1' ? Number(rows) : null,
    role,
  };
  const content = words === '.' ? [] : [{ type: 'text', text: words }];
  return { type: 'cell', attrs, content: [{ type: 'paragraph', content }] };
}

/** The same words of the first table in the text; every place of it must have one cell. */
function shown({ state: { doc } }: Editor): string {
  const first = doc.firstChild;
  if (first?.type.name !== 'table') return '';
  const grid = grid_of(first, 0);
  for (let row = 0; row < grid.rows.length; ++row)
    for (let column = 0; column < grid.width; ++column)
      if (!grid.cell(row, column)) throw new Error(`no cell at row ${row}, column ${column}`);
  const lines: string[] = [];
  first.forEach((row) => {
    const cells: string[] = [];
    row.forEach(({ textContent, attrs: { columns, rows } }) => {
      const span = columns || rows ? `+${columns ?? 1}x${rows ?? 1}` : '';
      cells.push(`${textContent || '.'}${span}`);
    });
    lines.push(cells.join(' '));
  });
  return lines.join(' / ');
}

function with_table(text: string): Editor {
  const { editor } = open_editor();
  write(editor, table(text), { type: 'paragraph' });
  return editor;
}

function choose(editor: Editor, from: string, to: string): void {
  const at = (words: string) => {
    go_to(editor, words);
    const { $from } = editor.state.selection;
    return $from.before($from.depth - 1);
  };
  const cells = CellSelection.between(editor.state.doc, at(from), at(to));
  if (!cells) throw new Error('these are no cells of one table');
  editor.view.dispatch(editor.state.tr.setSelection(cells));
}

describe('rows and columns', () => {
  test('a row goes in on either side and its headings go on', () => {
    const editor = with_table('A B / c d');
    go_to(editor, 'c');
    editor.commands.add_row('before');
    expect(shown(editor)).toBe('A B / . . / c d');
    editor.commands.add_row('after');
    expect(shown(editor)).toBe('A B / . . / c d / . .');
    expect(editor.state.doc.firstChild?.child(1).child(0).attrs.role).toBeNull();
  });

  test('a column goes in with a heading above it', () => {
    const editor = with_table('A B / c d');
    go_to(editor, 'c');
    editor.commands.add_column('after');
    expect(shown(editor)).toBe('A . B / c . d');
    expect(editor.state.doc.firstChild?.child(0).child(1).attrs.role).toBe('column');
  });

  test('a row or column that goes in through a merged cell makes it larger', () => {
    const editor = with_table('a+2x2 b / c / d e f');
    go_to(editor, 'c');
    editor.commands.add_row('before');
    expect(shown(editor)).toBe('a+2x3 b / . / c / d e f');
    go_to(editor, 'e');
    editor.commands.add_column('before');
    expect(shown(editor)).toBe('a+3x3 b / . / c / d . e f');
  });

  test('a merged cell survives the row that it begins in', () => {
    const editor = with_table('a b+1x2 c / d e / f g h');
    go_to(editor, 'a');
    editor.commands.delete_rows();
    expect(shown(editor)).toBe('d b e / f g h');
  });

  test('two merged cells side by side keep their order when their row goes', () => {
    const editor = with_table('k a+1x2 b+1x2 / y / c d e');
    go_to(editor, 'k');
    editor.commands.delete_rows();
    expect(shown(editor)).toBe('y a b / c d e');
  });

  test('a merged cell becomes narrower with each column of it that goes', () => {
    const editor = with_table('a+2x1 b / c d e');
    go_to(editor, 'd');
    editor.commands.delete_columns();
    expect(shown(editor)).toBe('a b / c e');
  });

  test('several rows go at once, and the table with the last', () => {
    const editor = with_table('a b / c d / e f');
    choose(editor, 'a', 'd');
    editor.commands.delete_rows();
    expect(shown(editor)).toBe('e f');
    go_to(editor, 'e');
    editor.commands.delete_rows();
    expect(shown(editor)).toBe('');
  });
});

describe('cells', () => {
  test('are merged with all their words, and split again', () => {
    const editor = with_table('a b c / d e f');
    choose(editor, 'a', 'e');
    editor.commands.merge_cells();
    expect(shown(editor)).toBe('abde+2x2 c / f');
    go_to(editor, 'abde'.slice(0, 1));
    editor.commands.split_cell();
    expect(shown(editor)).toBe('abde . c / . . f');
  });

  test('what is chosen cuts through no merged cell', () => {
    const editor = with_table('a b+1x2 / c / d e');
    choose(editor, 'a', 'b');
    expect((editor.state.selection as CellSelection).cells.map(({ node }) => node.textContent)).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  test('are emptied and stay', () => {
    const editor = with_table('a b / c d');
    choose(editor, 'a', 'c');
    expect(press(editor, 'Backspace')).toBe(true);
    expect(shown(editor)).toBe('. b / . d');
  });

  test('text chosen across cells means the cells', () => {
    const editor = with_table('a b / c d');
    go_to(editor, 'a');
    const from = editor.state.selection.from;
    go_to(editor, 'd');
    editor.commands.setTextSelection({ from, to: editor.state.selection.from });
    expect(editor.state.selection).toBeInstanceOf(CellSelection);
  });

  test('become headings of their row or column, and ordinary again', () => {
    const editor = with_table('a b / c d');
    const roles = () => {
      const found: (string | null)[] = [];
      editor.state.doc.descendants((node) => {
        if (node.type.name === 'cell') found.push(node.attrs.role);
      });
      return found;
    };
    go_to(editor, 'a');
    editor.commands.toggle_headings('row');
    expect(roles()).toEqual(['column', 'column', null, null]);
    editor.commands.toggle_headings('column');
    expect(roles()).toEqual(['column', 'column', 'row', null]);
    editor.commands.toggle_headings('row');
    expect(roles()).toEqual([null, null, 'row', null]);
  });

  test('Tab goes on from cell to cell, and from the last to a new row', () => {
    const editor = with_table('a b');
    go_to(editor, 'a');
    press(editor, 'Tab');
    press(editor, 'Tab');
    expect(shown(editor)).toBe('a b / . .');
    editor.commands.insertContent('c');
    press(editor, 'Tab', { shiftKey: true });
    expect(shown(editor)).toBe('a b / c .');
    expect(editor.state.selection.$from.parent.textContent).toBe('b');
  });

  test('a caption is written above the rows and taken away when it is empty', () => {
    const editor = with_table('a b');
    go_to(editor, 'a');
    editor.commands.toggle_caption();
    editor.commands.insertContent('Cohorts');
    expect(editor.state.doc.firstChild?.firstChild?.type.name).toBe('caption');
    press(editor, 'Enter');
    expect(editor.state.selection.$from.parent.type.name).toBe('paragraph');
    expect(editor.state.selection.$from.depth).toBe(1);
  });
});
