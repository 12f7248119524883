// node vectors.mjs FOLDER: writes what Yjs makes of small histories, one file each, for tests/unit/yjs/vectors_test.cpp. A file has
//   update HEX      what is applied, in this order
//   state HEX       what Yjs then encodes
//   vector HEX      its state vector
//   view NAME KIND JSON
import { writeFileSync } from 'node:fs';
import * as Y from 'yjs';
import { canonical, roots, viewsOf } from './view.mjs';

const folder = process.argv[2];
const hex = (octets) => Buffer.from(octets).toString('hex');
const fromHex = (text) => new Uint8Array(Buffer.from(text.replace(/[ |]/g, ''), 'hex'));

/** A copy of the document with a client's number. */
function copy(client, ...known) {
  const document = new Y.Doc();
  document.clientID = client;
  document.made = [];
  for (const update of known) Y.applyUpdate(document, update);
  document.on('update', (update, _origin, _document, transaction) => transaction.local && document.made.push(update));
  return document;
}

const text = (document) => document.getText('t');
const list = (document) => document.getArray('a');
const map = (document) => document.getMap('m');
const xml = (document) => document.getXmlFragment('x');

/** One copy that `change` changes; each of its transactions is an update. */
function alone(change, client = 1) {
  const document = copy(client);
  change(document);
  return document.made;
}

/** Copies that know the same and change it without knowing of each other. */
function apart(begin, ...changes) {
  const known = alone(begin);
  const made = changes.map((change, n) => {
    const document = copy(n + 2, ...known);
    change(document);
    return document.made;
  });
  return [...known, ...made.flat()];
}

const histories = {
  typed: () => alone((d) => text(d).insert(0, 'ab')),
  typed_between: () => alone((d) => { text(d).insert(0, 'ab'); text(d).insert(1, 'X'); }),
  typed_letter_by_letter: () => alone((d) => { for (const c of 'letters') text(d).insert(text(d).length, c); }),
  typed_backwards: () => alone((d) => { for (const c of 'letters') text(d).insert(0, c); }),
  typed_by_a_client_of_53_bits: () => alone((d) => { text(d).insert(0, 'ab'); text(d).delete(0, 1); }, 2 ** 53 - 1),
  deleted_in_part: () => alone((d) => { text(d).insert(0, 'abcdef'); text(d).delete(1, 2); text(d).delete(2, 1); }),
  same_place_at_once: () => apart((d) => text(d).insert(0, '()'), (d) => text(d).insert(1, 'two'), (d) => text(d).insert(1, 'three'), (d) => text(d).insert(1, 'four')),
  same_place_letter_by_letter: () => apart((d) => text(d).insert(0, '()'), (d) => [...'two'].forEach((c) => text(d).insert(1, c)), (d) => [...'three'].forEach((c, n) => text(d).insert(1 + n, c))),
  typed_in_what_another_deletes: () => apart((d) => text(d).insert(0, 'abcdef'), (d) => text(d).delete(1, 4), (d) => text(d).insert(3, 'X')),
  pair_broken_by_an_insertion: () => apart((d) => text(d).insert(0, 'a😀b'), (d) => text(d).insert(2, '-')),
  pair_broken_by_a_deletion: () => apart((d) => text(d).insert(0, 'a😀b😀'), (d) => text(d).delete(2, 3)),
  characters_of_all_lengths: () => alone((d) => text(d).insert(0, 'aé漢😀\u0000\uffff👩‍👩‍👧')),
  formatted: () => alone((d) => { text(d).insert(0, 'plain bold', {}); text(d).format(6, 4, { bold: true, link: { href: 'x' } }); text(d).insert(10, ' both', { italic: true }); }),
  formatted_twice_at_once: () => apart((d) => text(d).insert(0, 'abcdef'), (d) => text(d).format(0, 4, { bold: true }), (d) => text(d).format(2, 4, { bold: true }), (d) => text(d).format(1, 2, { bold: null, size: 3 })),
  embedded: () => alone((d) => { text(d).insertEmbed(0, { image: 'a.png', size: [1, 2] }, { link: 'x' }); text(d).insertEmbed(1, new Y.Map([['k', 'v']])); text(d).insert(1, 'between'); }),
  values_of_every_kind: () => alone((d) => list(d).insert(0, [0, -1, 63, 64, 2 ** 31 - 1, 2 ** 31, -(2 ** 53), 0.5, 0.1, 1e300, -0, true, false, null, 'text', '', [], {}, [undefined, NaN, 2n ** 50n], { k: [{ deep: null }] }])),
  octets: () => alone((d) => { list(d).insert(0, [new Uint8Array([0, 128, 255]), new Uint8Array([])]); map(d).set('k', new Uint8Array([1])); }),
  another_document: () => alone((d) => { list(d).insert(0, [new Y.Doc({ guid: 'named', meta: { k: 1 } })]); map(d).set('d', new Y.Doc({ guid: 'other', autoLoad: true })); }),
  types_of_every_kind: () => alone((d) => {
    map(d).set('array', Y.Array.from([1, 2]));
    map(d).set('map', new Y.Map([['k', 'v']]));
    map(d).set('text', new Y.Text('words'));
    map(d).set('fragment', new Y.XmlFragment());
    const element = new Y.XmlElement('p');
    xml(d).insert(0, [element, new Y.XmlText('words'), new Y.XmlHook('hook')]);
    element.setAttribute('class', 'c');
    element.insert(0, [new Y.XmlElement('b'), new Y.XmlText('in p')]);
    element.get(1).format(0, 2, { bold: true });
  }),
  values_of_a_key_in_turn: () => alone((d) => { for (const n of [1, 2, 3]) map(d).set('k', n); map(d).delete('k'); map(d).set('k', 'last'); }),
  values_of_a_key_at_once: () => apart((d) => map(d).set('k', 1), (d) => map(d).set('k', 'two'), (d) => map(d).set('k', 'three'), (d) => map(d).delete('k')),
  two_keys_in_turn: () => alone((d) => { for (let n = 0; n < 5; ++n) { map(d).set('k', n); map(d).set('l', n); } }),
  element_deleted: () => alone((d) => { xml(d).insert(0, [new Y.XmlElement('p')]); xml(d).get(0).insert(0, [new Y.XmlText('abc')]); xml(d).delete(0, 1); }),
  type_overwritten_while_another_writes_in_it: () => apart((d) => map(d).set('k', Y.Array.from([1, 2])), (d) => map(d).set('k', 'gone'), (d) => map(d).get('k').insert(1, ['in it', new Y.Map([['k', 'v']])])),
  type_deleted_with_all_in_it: () => alone((d) => { list(d).insert(0, [Y.Array.from([1])]); list(d).get(0).insert(1, [new Y.Map([['k', new Y.Text('deep')]])]); list(d).insert(1, ['after']); list(d).delete(0, 1); }),
  undone_and_redone: () => alone((d) => { const undo = new Y.UndoManager([text(d)], { captureTimeout: 0 }); text(d).insert(0, 'abc'); text(d).delete(1, 1); undo.undo(); undo.undo(); undo.redo(); }),
  told_backwards: () => alone((d) => { for (const c of 'letters') text(d).insert(text(d).length, c); }).reverse(),
  told_with_a_hole: () => { const made = alone((d) => { for (const c of 'letters') text(d).insert(text(d).length, c); }); return [made[0], made[3], made[5]]; },
  deletion_told_first: () => { const made = alone((d) => { text(d).insert(0, 'abc'); text(d).delete(1, 1); }); return [made[1]]; },
  waits_for_another_client: () => apart((d) => text(d).insert(0, 'abc'), (d) => text(d).insert(1, 'X')).slice(1),
  hole_within_an_update: () => { const made = alone((d) => { for (const c of 'letters') text(d).insert(0, c); }); return [Y.mergeUpdates([made[0], made[2], made[4]]), made[1]]; },
  told_from_the_midst_of_a_struct: () => { const made = alone((d) => { text(d).insert(0, 'abcdef'); list(d).insert(0, [1, 2, 3]); }); const whole = Y.mergeUpdates(made); return [Y.diffUpdate(whole, new Uint8Array([1, 1, 3])), whole]; },
  texts_of_values_as_before_13: () => [fromHex('01 01 05 00 | 02 01 01 61 03 | 07 7b226b223a317d | 09 756e646566696e6564 | 04 6e756c6c | 00')],
  collected: () => [Y.encodeStateAsUpdate((() => { const d = copy(1); xml(d).insert(0, [new Y.XmlElement('p')]); xml(d).get(0).insert(0, [new Y.XmlText('abc'), new Y.XmlElement('b')]); xml(d).insert(1, [new Y.XmlElement('q')]); xml(d).delete(0, 1); return d; })())],
  writes_where_all_is_collected: () => {
    const first = copy(1);
    xml(first).insert(0, [new Y.XmlElement('p')]);
    const second = copy(2, Y.encodeStateAsUpdate(first));
    xml(second).get(0).insert(0, [new Y.XmlText('too late')]);
    xml(first).delete(0, 1);
    return [Y.encodeStateAsUpdate(first), ...second.made];
  },
};

for (const [name, history] of Object.entries(histories)) {
  const updates = history();
  const told = copy(99, ...updates);
  const lines = [
    ...updates.map((update) => `update ${hex(update)}`), `state ${hex(Y.encodeStateAsUpdate(told))}`, `vector ${hex(Y.encodeStateVector(told))}`,
    ...viewsOf(told).map((view, n) => `view ${roots[n].join(' ')} ${canonical(JSON.parse(view))}`),
  ];
  writeFileSync(`${folder}/${name}.txt`, `${lines.join('\n')}\n`);
}
