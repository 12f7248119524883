// The vocabulary of live documents as a ProseMirror schema (server/collab/tree/README.md). Content is "*" everywhere, also where
// one of a kind is meant: a node that does not fit its schema would be deleted for everybody by the first editor that meets it.
import { Schema } from 'prosemirror-model';

const attrs = (...names) => Object.fromEntries(names.map((name) => [name, { default: null }]));
const block = (content, ...names) => ({ content, group: 'flow', attrs: attrs('id', ...names) });
const part = (content, ...names) => ({ content, attrs: attrs('id', ...names) });
const atom = (...names) => ({ inline: true, group: 'inline', atom: true, marks: '', attrs: attrs(...names) });
const style = ['marks', 'language', 'direction'];

export const schema = new Schema({
  nodes: {
    doc: { content: '(flow | footnote)*' },
    paragraph: block('inline*'),
    text: { group: 'inline' },
    heading: block('inline*', 'level'),
    bullet_list: block('list_item*'),
    ordered_list: block('list_item*', 'start'),
    list_item: part('flow*', 'task'),
    quote: block('flow*'),
    code_block: { ...block('text*', 'language'), marks: '', code: true },
    rule: block(''),
    table: block('(caption | row)*'),
    caption: { content: 'inline*' },
    row: part('cell*'),
    cell: part('flow*', 'role', 'align', 'columns', 'rows'),
    figure: block('inline*', 'file', 'source', 'alternative'),
    callout: block('(title | flow)*', 'callout'),
    title: { content: 'inline*' },
    expandable: block('(summary | flow)*'),
    summary: { content: 'inline*' },
    footnote: part('flow*', 'label'),
    page_break: block(''),
    contents: block(''),
    embed: block('inline*', 'object'),
    hard_break: atom(),
    mention: atom('person', 'words', ...style),
    footnote_reference: atom('label', ...style),
  },
  marks: {
    link: { attrs: attrs('href', 'object', 'wiki') },
    language: { attrs: attrs('tag', 'direction') },
    strong: {}, emphasis: {}, strike: {}, code: {}, subscript: {}, superscript: {},
  },
});
