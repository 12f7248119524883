// What is visible in a Yjs document, in the form that the engine's view has (server/collab/yjs/view.hpp), as one text.
import * as Y from 'yjs';

export const roots = [['t', 'text'], ['a', 'array'], ['m', 'map'], ['x', 'xml']];

/** The same text for equal values, whatever the order of their keys. */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  // Half a surrogate pair, which only the memory of JavaScript can hold, is what everybody reads of it.
  if (typeof value === 'string') return JSON.stringify(value.toWellFormed());
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
}

export function rootOf(document, name, kind) {
  if (kind === 'text') return document.getText(name);
  if (kind === 'array') return document.getArray(name);
  return kind === 'map' ? document.getMap(name) : document.getXmlFragment(name);
}

export function viewsOf(document) {
  return roots.map(([name, kind]) => canonical(plain(rootOf(document, name, kind))));
}

function plain(value) {
  if (value instanceof Y.XmlElement) {
    return { name: value.nodeName, attributes: members(value), children: valuesOf(value) };
  }
  if (value instanceof Y.XmlHook) return { hook: value.hookName, map: members(value) };
  if (value instanceof Y.XmlText) return { attributes: members(value), delta: deltaOf(value) };
  if (value instanceof Y.Text) return deltaOf(value);
  if (value instanceof Y.Array || value instanceof Y.XmlFragment) return valuesOf(value);
  if (value instanceof Y.Map) return members(value);
  if (value instanceof Y.Doc) return { guid: value.guid };
  if (value instanceof Uint8Array) return { octets: Buffer.from(value).toString('hex') };
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(plain);
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
  }
  return value;
}

/** Text where values are meant is one of them, and not one for each of its units. */
function valuesOf(list) {
  const values = [];
  for (let item = list._start; item; item = item.right) {
    if (item.deleted || !item.countable) continue;
    values.push(...(item.content instanceof Y.ContentString ? [item.content.str] : item.content.getContent()));
  }
  return values.map(plain);
}

/** An entry without a value, which only an update that was tampered with makes (the mark of a format under a key), is left out as JSON does. */
function members(type) {
  const found = {};
  for (const [key, item] of type._map) if (!item.deleted && item.countable) found[key] = plain(item.content.getContent()[item.length - 1]);
  return found;
}

/** Yjs may leave neighbours of equal attributes apart; the engine joins them. */
function deltaOf(text) {
  const joined = [];
  for (const { insert, attributes } of text.toDelta()) {
    const last = joined.at(-1);
    const plainOne = { insert: plain(insert) };
    if (attributes) plainOne.attributes = plain(attributes);
    const isSame = last && typeof insert === 'string' && last.isText && canonical(last.one.attributes) === canonical(plainOne.attributes);
    if (isSame) last.one.insert += insert;
    else joined.push({ one: plainOne, isText: typeof insert === 'string' });
  }
  return joined.map(({ one }) => one);
}
