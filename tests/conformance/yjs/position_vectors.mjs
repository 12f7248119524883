// node position_vectors.mjs FILE: writes where Yjs has positions before and after others have edited, and snapshots, for
// tests/unit/yjs/{position,snapshot}_test.cpp. A line has one of
//   history NAME BEFORE LATER               the state, and the update that comes later
//   position PATH INDEX ASSOC HEX JSON PATH INDEX     a position of the history above, and where it is later; - if nowhere
//   snapshot HEX                            of the history above, later
// A path is the root's name and the index in each list from there on.
import { writeFileSync } from 'node:fs';
import * as Y from 'yjs';

const lines = [];
const hex = (octets) => Buffer.from(octets).toString('hex');

function kindOf(name) {
  return { t: Y.Text, a: Y.Array, x: Y.XmlFragment }[name];
}

function typeAt(document, [root, ...indices]) {
  return indices.reduce((type, index) => type.get(Number(index)), document.get(root, kindOf(root)));
}

function pathOf(type) {
  if (type._item === null) return [[...type.doc.share].find(([, shared]) => shared === type)[0]];
  let index = 0;
  for (let item = type._item.left; item !== null; item = item.left) if (!item.deleted && item.countable) index += item.length;
  return [...pathOf(type._item.parent), index];
}

function history(name, make, change, paths) {
  const document = new Y.Doc();
  document.clientID = 1;
  make(document);
  const before = Y.encodeStateAsUpdate(document);
  const later = new Y.Doc();
  later.clientID = 2;
  Y.applyUpdate(later, before);
  for (const path of paths) typeAt(later, path.split('/'));
  change(later);
  lines.push(`history ${name} ${hex(before)} ${hex(Y.encodeStateAsUpdate(later, Y.encodeStateVector(document)))}`);
  for (const path of paths) {
    const type = typeAt(document, path.split('/'));
    for (let index = 0; index <= type.length; index += 1)
      for (const assoc of [0, -1]) {
        const position = Y.createRelativePositionFromTypeIndex(type, index, assoc);
        const octets = Y.encodeRelativePosition(position);
        const found = Y.createAbsolutePositionFromRelativePosition(Y.decodeRelativePosition(octets), later);
        const where = found === null ? '- 0' : `${pathOf(found.type).join('/')} ${found.index}`;
        lines.push(`position ${path} ${index} ${assoc} ${hex(octets)} ${JSON.stringify(Y.relativePositionToJSON(position))} ${where}`);
      }
  }
  lines.push(`snapshot ${hex(Y.encodeSnapshot(Y.snapshot(later)))}`);
}

const typed = (document) => document.getText('t').insert(0, 'one two three');
const page = (document) => {
  const text = (words) => {
    const made = new Y.XmlText();
    made.insert(0, words);
    return made;
  };
  const element = (...children) => {
    const made = new Y.XmlElement('paragraph');
    made.insert(0, children);
    return made;
  };
  document.getXmlFragment('x').insert(0, [element(text('first'), element()), element(text('second')), element()]);
};
history('nothing_happens', typed, () => {}, ['t']);
history('text_goes_in', typed, (d) => { d.getText('t').insert(4, 'and '); d.getText('t').insert(0, '> '); }, ['t']);
history('words_are_deleted', typed, (d) => d.getText('t').delete(3, 5), ['t']);
history('all_is_deleted', typed, (d) => d.getText('t').delete(0, 13), ['t']);
history('text_is_formatted', typed, (d) => { d.getText('t').format(4, 3, { bold: true }); d.getText('t').insert(7, '!'); }, ['t']);
history('pairs', (d) => d.getText('t').insert(0, 'a😀b😀'), (d) => d.getText('t').delete(0, 1), ['t']);
history('already_deleted_at_the_end', (d) => { typed(d); d.getText('t').delete(8, 5); }, (d) => d.getText('t').insert(8, 'four'), ['t']);
history('list', (d) => d.getArray('a').insert(0, [1, 2, new Y.Array(), 'x', null]), (d) => d.getArray('a').delete(1, 2), ['a', 'a/2']);
history('elements_move_on', page, (d) => d.getXmlFragment('x').insert(0, [new Y.XmlElement('heading')]), ['x', 'x/0', 'x/0/0', 'x/0/1', 'x/1/0', 'x/2']);
history('an_element_is_deleted', page, (d) => d.getXmlFragment('x').delete(0, 1), ['x', 'x/0', 'x/0/0', 'x/0/1', 'x/1/0', 'x/2']);
history('a_text_is_edited', page, (d) => { d.getXmlFragment('x').get(1).get(0).delete(1, 3); d.getXmlFragment('x').get(1).get(0).insert(1, 'ECO'); }, ['x/0/0', 'x/1/0']);
writeFileSync(process.argv[2], `${lines.join('\n')}\n`);
