// node corpus.mjs VECTORS CORPUS: makes the seeds of the fuzzers of tests/fuzz/yjs_update.cpp and yjs_document.cpp out of the
// vectors of tests/unit/yjs: their updates, each behind its length.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import * as encoding from 'lib0/encoding';

const [vectors, corpus] = process.argv.slice(2);
for (const file of readdirSync(vectors)) {
  const lines = readFileSync(`${vectors}/${file}`, 'utf8').split('\n').map((line) => line.split(' '));
  const valuesOf = (word) => lines.filter(([first]) => first === word).map(([, hex]) => Buffer.from(hex, 'hex'));
  const seed = (parts) => {
    const encoder = encoding.createEncoder();
    for (const part of parts) encoding.writeVarUint8Array(encoder, part);
    return encoding.toUint8Array(encoder);
  };
  const name = file.replace('.txt', '');
  writeFileSync(`${corpus}/yjs_update/${name}`, seed([...valuesOf('vector'), ...valuesOf('update')]));
  writeFileSync(`${corpus}/yjs_document/${name}`, seed(valuesOf('update')));
}
