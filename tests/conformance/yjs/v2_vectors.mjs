// node v2_vectors.mjs FROM TO: writes every update of the files that vectors.mjs made in both versions, as Yjs turns them into
// each other, and a few more whose values are hard to print or to tell apart. For tests/unit/yjs/v2_test.cpp; a line has
//   NAME VERSION-1 VERSION-2
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as Y from 'yjs';

const [from, to] = process.argv.slice(2);
const hex = (octets) => Buffer.from(octets).toString('hex');
const lines = [];

function keep(name, version1, version2) {
  lines.push(`${name} ${hex(version1)} ${hex(version2)}`);
}

/** Of a document, which knows what an update alone does not: that a struct with an origin belongs to a key. */
function keepDocument(name, document) {
  keep(name, Y.encodeStateAsUpdate(document), Y.encodeStateAsUpdateV2(document));
}

for (const file of readdirSync(from).sort()) {
  const name = file.replace('.txt', '');
  const updates = readFileSync(`${from}/${file}`, 'utf8')
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([word]) => word === 'update')
    .map(([, octets]) => new Uint8Array(Buffer.from(octets, 'hex')));
  updates.forEach((version1, n) => {
    const version2 = Y.convertUpdateFormatV1ToV2(version1);
    if (hex(Y.convertUpdateFormatV2ToV1(version2)) === hex(version1)) keep(`${name}_${n + 1}`, version1, version2);
  });
  const document = new Y.Doc();
  for (const update of updates) Y.applyUpdate(document, update);
  keepDocument(`${name}_all`, document);
}

const values = {
  whole_numbers: [0, 1, -1, 63, 64, -64, 2 ** 31 - 1, -(2 ** 31) + 1, 2 ** 31, 2 ** 53, -(2 ** 53)],
  broken_numbers: [0.5, -0.5, 0.1, 1e-6, 1e-7, 123456.789, 5e-324, 1.7976931348623157e308, 1.5],
  large_numbers: [1e20, 1e21, 1e22, 123456789012345680000, 3.4028234663852886e38, 1e100],
  texts: ['', 'plain', 'quote " back \\ slash /', '\b\f\n\r\t\u0001\u001f\u007f', 'é漢😀\u2028', '\u0000'],
  words: [null, true, false],
  nested: [{}, [], { a: [1, { b: null }], c: {} }, [[[]]], { 'a key "': '\n' }],
};
for (const [name, list] of Object.entries(values)) {
  const document = new Y.Doc();
  document.clientID = 7;
  const text = document.getText('t');
  for (const value of list) text.insertEmbed(0, { value });
  text.insert(0, 'formatted');
  list.forEach((value, n) => text.format(n, 1, { [`key${n}`]: value }));
  document.getArray('a').insert(0, list);
  keepDocument(name, document);
}

writeFileSync(to, `${lines.join('\n')}\n`);
