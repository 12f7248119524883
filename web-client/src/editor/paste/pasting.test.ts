import { describe, expect, test, vi } from 'vitest';
import { document_of, nowhere, open_editor, write } from '../trial/trial_editor';

/** What stands in the document after this was pasted into an empty one. */
function pasted(html: string): string {
  const { editor, document } = open_editor();
  write(editor, { type: 'paragraph' });
  editor.commands.focus();
  editor.view.pasteHTML(html);
  return document_of(document);
}

const word_item = (level: number, sign: string, words: string) =>
  `<p class=MsoListParagraph style='margin-left:36.0pt;text-indent:-18.0pt;mso-list:l0 level${level} lfo1'>` +
  `<![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>${sign}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>${words}<o:p></o:p></p>`;
const item = (...inside: string[]) => `<list_item>${inside.join('')}</list_item>`;
const p = (words: string) => `<paragraph>${words}</paragraph>`;

describe('from Word', () => {
  test('lists are lists again, one in another', () => {
    const html = word_item(1, '·', 'one') + word_item(2, 'o', 'under') + word_item(1, '·', 'two');
    expect(pasted(html)).toBe(
      `<bullet_list>${item(p('one'), `<bullet_list>${item(p('under'))}</bullet_list>`)}${item(p('two'))}</bullet_list>`,
    );
  });

  test('numbered lists are numbered and begin where they began', () => {
    expect(pasted(word_item(1, '3.', 'three') + word_item(1, '4.', 'four'))).toBe(
      `<ordered_list start="3">${item(p('three'))}${item(p('four'))}</ordered_list>`,
    );
  });

  test('two lists with a paragraph between them stay two', () => {
    const html = `${word_item(1, '·', 'one')}<p class=MsoNormal>between</p>${word_item(1, '·', 'two')}`;
    const list = (words: string) => `<bullet_list>${item(p(words))}</bullet_list>`;
    expect(pasted(html)).toBe(list('one') + p('between') + list('two'));
  });

  test('its own elements, languages, comments and empty paragraphs are left out', () => {
    const html =
      '<html xmlns:o="urn:x"><head><style>p {color: red}</style></head><body lang=EN-GB><!--StartFragment-->' +
      '<p class=MsoNormal>Some <b>bold</b> <span lang=CY>words</span><o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>' +
      '<p class=MsoNormal>and more</p><!--EndFragment--></body></html>';
    expect(pasted(html)).toBe(p('Some <strong>bold</strong> words') + p('and more'));
  });
});

describe('from Excel', () => {
  test('a table keeps its cells, merged ones and how they are aligned', () => {
    const html =
      '<table border=0><col width=64><tr height=20><td colspan=2 class=xl65 style="text-align:center">Levels</td></tr>' +
      '<tr><td align=right>1</td><td>2</td></tr></table>';
    expect(pasted(html)).toBe(
      `<table><row><cell align="centre" columns="2">${p('Levels')}</cell></row>` +
        `<row><cell align="right">${p('1')}</cell><cell>${p('2')}</cell></row></table>`,
    );
  });
});

describe('from the web', () => {
  test('only what the schema knows survives', () => {
    const html =
      '<div onclick="x()"><h2 id="a" style="color:red">Title</h2><p>one <font color=red>two</font><script>bad()</script></p>' +
      '<object data="https://a.example"></object><a href="javascript:bad()">a</a> <a href="https://a.example/b?c">b</a></div>';
    const found = pasted(html);
    expect(found).toContain('<heading level="2">Title</heading>');
    expect(found).toContain('<paragraph>one two</paragraph>');
    expect(found).not.toMatch(/bad|javascript|data=|red/);
    expect(found).toMatch(/<link href="https:\/\/a\.example\/b\?c"[^>]*>b<\/link>/);
  });

  test('styles that mean something become it', () => {
    const html =
      '<b style="font-weight:normal" id="docs-internal-guid-1"><p><span style="font-weight:700">bold</span> ' +
      '<span style="font-style: italic">slanted</span> <span style="text-decoration:line-through">gone</span></p></b>';
    expect(pasted(html)).toBe(p('<strong>bold</strong> <emphasis>slanted</emphasis> <strike>gone</strike>'));
  });

  test('pictures of other sites are named and never fetched', () => {
    const html = '<p>See <img src="https://other.example/a/dam.png" alt="A dam"> here</p>';
    const found = pasted(html);
    expect(found).toContain('<figure alternative="A dam" source="other.example/a/dam.png"></figure>');
    expect(document.querySelector('img[src*="other.example"]')).toBeNull();
  });

  test('task lists are task lists', () => {
    const html =
      '<ul><li class="task-list-item"><input type="checkbox" checked> done</li><li><input type="checkbox"> to do</li></ul>';
    expect(pasted(html)).toBe(
      `<bullet_list><list_item task="done">${p('done')}</list_item><list_item task="open">${p('to do')}</list_item></bullet_list>`,
    );
  });
});

describe('from here', () => {
  test('blocks that are pasted bring no ids', () => {
    expect(pasted('<p class="fm-body" data-block="77">one</p><h2 data-block="78">two</h2>')).toBe(
      `${p('one')}<heading level="2">two</heading>`,
    );
  });

  test('what was copied comes back as it was', () => {
    const { editor, document } = open_editor();
    const words = { type: 'text', text: 'words', marks: [{ type: 'link', attrs: { object: '5' } }] };
    write(
      editor,
      { type: 'paragraph', content: [words, { type: 'mention', attrs: { person: '9', words: '@Siân' } }] },
      {
        type: 'callout',
        attrs: { callout: 'tip' },
        content: [{ type: 'title', content: [{ type: 'text', text: 'T' }] }, { type: 'paragraph' }],
      },
      {
        type: 'figure',
        attrs: { file: '12', alternative: '' },
        content: [{ type: 'text', text: 'caption' }],
      },
      { type: 'page_break' },
      {
        type: 'bullet_list',
        content: [
          {
            type: 'list_item',
            attrs: { task: 'done' },
            content: [{ type: 'paragraph', content: [{ type: 'text', text: 'x' }] }],
          },
        ],
      },
    );
    const before = document_of(document);
    editor.commands.selectAll();
    const { dom } = editor.view.serializeForClipboard(editor.state.selection.content());
    write(editor, { type: 'paragraph' });
    editor.view.pasteHTML(dom.innerHTML);
    expect(document_of(document)).toBe(before);
  });
});

test('a picture in what is pasted is stored, and put where it stood whatever others write meanwhile', async () => {
  let store: (file: { id: string; name: string; picture: boolean }) => void = () => undefined;
  const upload = vi.fn(
    () => new Promise<{ id: string; name: string; picture: boolean }>((done) => (store = done)),
  );
  const { editor, document } = open_editor(undefined, { ...nowhere, upload });
  write(editor, { type: 'paragraph' });
  editor.view.pasteHTML(
    `<p>before</p><img alt="dot" src="data:image/png;base64,${btoa('octets')}"><p>behind</p>`,
  );
  expect(upload).toHaveBeenCalledOnce();
  expect(document_of(document)).toMatch(
    /<figure alternative="dot" source="uploading\/[a-z0-9]+\/picture\.png"><\/figure>/,
  );
  editor.view.dispatch(editor.state.tr.insertText('More words ', 1));
  store({ id: '4001', name: 'picture.png', picture: true });
  await vi.waitFor(() =>
    expect(document_of(document)).toContain('<figure alternative="dot" file="4001"></figure>'),
  );
});
