import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs';
import vocabulary from '@/editor/schema/vocabulary.json';
import { document_of, go_to, open_editor, paragraph, press, write } from '@/editor/trial/trial_editor';

/** The server's side: tests/conformance/tree/peer.mjs. */
interface Peer {
  random: (seed: number) => Promise<{ before: object }>;
  read: (state: Uint8Array) => Promise<{ tree: object; oddities: unknown[] }>;
  bring: (state: Uint8Array, tree: object, client: number) => Promise<Uint8Array>;
  end: () => void;
}

const program = process.env.FOLKMOOT_TREE_PEER ?? '';
if (!program) throw new Error('FOLKMOOT_TREE_PEER is not set: ops/test --only conformance sets it');
const first_seed = Number(process.env.FOLKMOOT_SEED || Date.now() % 2 ** 31);
/** An editor for each takes forty milliseconds. */
const trees = Math.min(2000, Math.ceil(Number(process.env.FOLKMOOT_TREES ?? 400) / 4));
const beside = join(import.meta.dirname, '../../../tests/conformance/tree');

let peer: Peer;
beforeAll(async () => {
  const { Peer: Made } = await import(/* @vite-ignore */ join(beside, 'peer.mjs'));
  peer = new Made(program);
});
afterAll(() => peer?.end());

test('what is written with every tool of the editor, the server reads without an oddity', async () => {
  const { editor, document } = open_editor();
  write(
    editor,
    paragraph('Flood warnings'),
    paragraph('See this of 3 m2 and H2O, so @ all'),
    paragraph('first'),
    paragraph('end'),
  );
  editor.chain().setTextSelection(2).setNode('heading', { level: 2 }).run();
  const mark = (words: string, name: string) => {
    go_to(editor, words, 'choose');
    editor.commands.toggleMark(name);
  };
  mark('See', 'strong');
  mark('this', 'emphasis');
  mark('of', 'strike');
  mark('3 m', 'code');
  mark('2 and', 'superscript');
  mark('2O', 'subscript');
  go_to(editor, 'this', 'choose');
  editor.commands.set_link({ href: 'https://gov.example/floods?a=b#c' }, '');
  go_to(editor, 'all', 'choose');
  editor.commands.set_link({ wiki: 'Storm review' }, '');
  go_to(editor, 'so', 'choose');
  editor.commands.set_language('ar', 'rtl');
  go_to(editor, 'all', 'behind');
  editor.commands.insert_mention('12345', 'Siân Llŷr');
  press(editor, 'Enter', { shiftKey: true });
  editor.commands.insert_footnote();
  editor.commands.insertContent('A note');
  editor.commands.back_to_reference();

  go_to(editor, 'first');
  editor.commands.toggle_list('tasks');
  go_to(editor, 'first', 'behind');
  press(editor, 'Enter');
  editor.commands.insertContent('second');
  editor.commands.toggle_task();
  press(editor, 'Tab');

  const after = (words: string) => {
    go_to(editor, 'end', 'behind');
    editor.commands.insertContentAt(editor.state.selection.$from.after(), paragraph(words));
    go_to(editor, words, 'behind');
  };
  after('numbered');
  editor.commands.toggle_list('numbers');
  after('quoted');
  editor.commands.toggleWrap('quote');
  after('let a = 1;');
  editor.chain().setNode('code_block').updateAttributes('code_block', { language: 'ts' }).run();
  after('boxed');
  editor.chain().set_callout('caution').toggle_title().run();
  editor.commands.insertContent('Title');
  after('opened');
  editor.commands.set_expandable();
  editor.commands.insertContent('Summary');
  for (const name of ['rule', 'page_break', 'contents'] as const) {
    after(`before ${name}`);
    editor.commands.insert_block(name);
  }
  after('before the picture');
  editor.commands.insert_picture({ file: '3001', alternative: 'A dam' });
  editor.commands.insertContent('Caption');
  after('before another');
  editor.commands.insert_picture({ file: null, source: 'uploading/abc/dam.png', alternative: null });
  after('before the embed');
  editor.commands.insert_embed('2001', 'Flood plan');
  after('before the table');
  editor.commands.insert_table(3, 3);
  editor.commands.insertContent('River');
  editor.commands.toggle_caption();
  editor.commands.insertContent('Cohorts');
  go_to(editor, 'River');
  editor.chain().toggle_headings('column').align_cells('right').run();
  press(editor, 'ArrowRight', { shiftKey: true });
  editor.commands.merge_cells();

  const { tree, oddities } = await peer.read(encodeStateAsUpdate(document));
  expect(oddities).toEqual([]);
  // Every node and mark of the contract was written.
  const written = document_of(document);
  for (const name of [...Object.keys(vocabulary.nodes), ...Object.keys(vocabulary.marks)])
    if (name !== 'doc' && name !== 'text') expect(written, name).toContain(`<${name}`);
  for (const words of ['Siân Llŷr', 'A note', 'Title', 'Summary', 'Caption', 'Cohorts', 'Storm review'])
    expect(JSON.stringify(tree)).toContain(words);
});

test('a document of the server is shown as it is, and opening it writes nothing', async () => {
  const { expectedOf, plainOf } = await import(/* @vite-ignore */ join(beside, 'expected.mjs'));
  for (let seed = first_seed; seed < first_seed + trees; ++seed) {
    const { before } = await peer.random(seed);
    const document = new Doc();
    const update = await peer.bring(new Uint8Array([0, 0]), before, 7);
    if (update.length > 0) applyUpdate(document, update);
    let touched = 0;
    document.on('update', () => {
      touched += 1;
    });
    const { editor } = open_editor(document);
    expect(plainOf(editor.state.doc), `seed ${seed}`).toEqual(expectedOf(before));
    expect(touched, `seed ${seed}`).toBe(0);
    editor.destroy();
  }
});
