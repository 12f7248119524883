// Random edits. An edit is plain data, drawn without knowledge of any document: its numbers pick a place when it is made, so
// that edits can be left out and the rest still makes sense.
import * as Y from 'yjs';
import { rootOf, roots } from './view.mjs';

const words = ['a', 'bc', 'def ', 'x\ny', 'é', '漢字', '😀', 'a😀b', '👩‍👩‍👧', 'long word '.repeat(6), '\u0000', '"\\'];
const formats = [['bold', true], ['bold', null], ['italic', true], ['italic', null], ['link', { href: 'a' }], ['link', null], ['size', 3]];
const names = ['k', 'l', 'title', 'é', 'long-name-of-a-key'];
const elements = ['p', 'heading', 'li'];

export function drawEdit(random) {
  return {
    kind: random.weighted([
      [36, 'write'], [14, 'delete'], [10, 'format'], [4, 'embed'], [12, 'set'], [3, 'unset'], [8, 'nest'], [5, 'undo'], [2, 'redo'],
    ]),
    // Where: which of the document's types, which place in it, how much of it; and what is put there.
    type: random.fraction(), place: random.chance(0.4) ? random.weighted([[1, 0], [2, 1]]) : random.fraction(),
    span: random.fraction(), what: random.fraction(),
  };
}

const pick = (list, fraction) => list[Math.min(list.length - 1, Math.floor(fraction * list.length))];

function drawValue(fraction) {
  const values = [
    0, 1, -7, 2 ** 31, -(2 ** 40), 0.5, 1e300, -0, NaN, true, false, null, undefined, 'text', '😀', '', [], {}, [1, [2, { k: 'v' }]],
    { deep: { deeper: [null, 3.25] } }, new Uint8Array([0, 255, 7]), 12345678901234567n,
  ];
  return pick(values, fraction);
}

/** Yjs wants some values inside another where they stand in a list. */
const listed = (value) => (value === undefined || typeof value === 'bigint' ? [value] : value);

function drawType(fraction) {
  const makers = [
    () => new Y.Map([['k', 1]]), () => new Y.Array(), () => Y.Array.from([1, 'two', null]), () => new Y.Text('nested😀'), () => new Y.Text(),
    () => new Y.XmlText('xml'), () => new Y.Map([['inner', new Y.Array()]]), () => new Y.Doc({ guid: 'another' }),
    () => { const element = new Y.XmlElement('p'); element.insert(0, [new Y.XmlText('in p')]); return element; },
  ];
  return pick(makers, fraction)();
}

function drawXml(fraction) {
  const makers = [
    () => new Y.XmlElement(pick(elements, fraction * 7 % 1)), () => new Y.XmlText('words'), () => new Y.XmlText(),
    () => { const element = new Y.XmlElement('ul'); element.setAttribute('n', '1'); element.insert(0, [new Y.XmlElement('li'), new Y.XmlText('li')]); return element; },
    () => new Y.XmlHook('hook'),
  ];
  return pick(makers, fraction)();
}

/** All types of a document that can be edited now. */
function typesOf(document) {
  const found = roots.map(([name, kind]) => rootOf(document, name, kind));
  for (let n = 0; n < found.length && found.length < 60; ++n) {
    const add = (item) => { if (!item.deleted && item.content.type) found.push(item.content.type); };
    for (let item = found[n]._start; item; item = item.right) add(item);
    for (const item of found[n]._map.values()) add(item);
  }
  return found;
}

/** Makes an edit; `undo` is the document's UndoManager. */
export function makeEdit(document, undo, edit) {
  if (edit.kind === 'undo') return undo.undo();
  if (edit.kind === 'redo') return undo.redo();
  // Half of all edits go to the roots, so that people meet.
  const types = edit.type < 0.5 ? typesOf(document).slice(0, roots.length) : typesOf(document);
  const type = pick(types, edit.type * 2 % 1);
  if (type instanceof Y.Text) editText(type, edit);
  else if (type instanceof Y.Array) editList(type, edit, () => (edit.kind === 'nest' ? drawType(edit.what) : listed(drawValue(edit.what))));
  else if (type instanceof Y.Map) editMap(type, edit);
  else editXml(type, edit);
}

function range(length, edit) {
  const from = Math.min(length, Math.floor(edit.place * (length + 1)));
  return { from, size: Math.min(length - from, 1 + Math.floor(edit.span * edit.span * 8)) };
}

function editText(text, edit) {
  const { from, size } = range(text.length, edit);
  const [format, value] = pick(formats, edit.what);
  if (edit.kind === 'delete') text.delete(from, size);
  else if (edit.kind === 'format') formatText(text, from, from + size, { [format]: value });
  else if (edit.kind === 'embed') text.insertEmbed(from, { image: edit.what < 0.5 ? 'a' : 'b' }, edit.span < 0.5 ? {} : { bold: true });
  else if (edit.kind === 'nest') text.insertEmbed(from, new Y.Map([['k', 'v']]));
  else if (edit.kind === 'set') text.setAttribute(pick(names, edit.span), drawValue(edit.what));
  else if (edit.kind === 'unset') text.removeAttribute(pick(names, edit.span));
  else if (edit.span < 0.15) text.insert(from, pick(words, edit.what), { [format]: value });
  else text.insert(from, pick(words, edit.what));
}

/** Never from or to the midst of a surrogate pair: where formatting changes nothing, Yjs would break the pair in this copy and tell
 * nobody, and from then on copies differ (an insertion or deletion there breaks it everywhere). */
function formatText(text, from, to, attributes) {
  const units = text.toDelta().map(({ insert }) => (typeof insert === 'string' ? insert : ' ')).join('');
  const isInside = (at) => at > 0 && /^[\ud800-\udbff][\udc00-\udfff]$/.test(units.slice(at - 1, at + 1));
  const begin = isInside(from) ? from - 1 : from;
  text.format(begin, (isInside(to) ? to + 1 : to) - begin, attributes);
}

function editList(list, edit, make) {
  const { from, size } = range(list.length, edit);
  if (edit.kind === 'delete' || edit.kind === 'unset') list.delete(from, size);
  else list.insert(from, edit.span < 0.3 ? [make(), make()] : [make()]);
}

function editMap(map, edit) {
  const key = pick(names, edit.place);
  if (edit.kind === 'delete' || edit.kind === 'unset') map.delete(key);
  else map.set(key, edit.kind === 'nest' ? drawType(edit.what) : drawValue(edit.what));
}

function editXml(xml, edit) {
  const isElement = xml instanceof Y.XmlElement;
  if (isElement && edit.kind === 'set') xml.setAttribute(pick(names, edit.place), edit.what < 0.5 ? 'value' : drawValue(edit.what));
  else if (isElement && edit.kind === 'unset') xml.removeAttribute(pick(names, edit.place));
  else editList(xml, edit, () => drawXml(edit.what));
}
