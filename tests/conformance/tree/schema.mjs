// The vocabulary of live documents as a ProseMirror schema (server/collab/tree/README.md), made of the description that the
// client's editor is made of (its own tests hold its schema to it). Content is "*" everywhere, also where one of a kind is meant:
// a node that does not fit its schema would be deleted for everybody by the first editor that meets it.
import { readFileSync } from 'node:fs';
import { Schema } from 'prosemirror-model';

const described = new URL('../../../web-client/src/editor/schema/vocabulary.json', import.meta.url);
export const vocabulary = JSON.parse(readFileSync(described, 'utf8'));

const attrs = (names = []) => Object.fromEntries(names.map((name) => [name, { default: null }]));
const each = (all, make) => Object.fromEntries(Object.entries(all).map(([name, one]) => [name, make(one)]));

export const schema = new Schema({
  nodes: each(vocabulary.nodes, ({ attributes, ...rest }) => ({ ...rest, attrs: attrs(attributes) })),
  marks: each(vocabulary.marks, (attributes) => ({ attrs: attrs(attributes) })),
});
