// Plays a trace of somebody's typing into a document, one transaction a key, and keeps what every key would send to
// others: files of updates, each behind its length (4 octets, the lowest first). Made by Yjs, which our engine and
// ywasm read as well, and by loro in its own format.
//
//   node crdt_history.mjs TRACE FOLDER [MOST-KEYS]        the trace: see github.com/josephg/editing-traces; gzipped
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { LoroDoc } from 'loro-crdt';
import * as Y from 'yjs';

const [trace, folder, most = Infinity] = process.argv.slice(2);
const patches = JSON.parse(gunzipSync(readFileSync(trace)))
  .txns.flatMap((transaction) => transaction.patches)
  .slice(0, Number(most));

function keep(name, updates) {
  const framed = updates.flatMap((update) => {
    const size = Buffer.alloc(4);
    size.writeUInt32LE(update.length);
    return [size, update];
  });
  writeFileSync(`${folder}/${name}`, Buffer.concat(framed));
}

function playYjs() {
  const doc = new Y.Doc();
  doc.clientID = 2; // as in the states kept beside the trace
  const text = doc.getText('text');
  const updates = [];
  doc.on('update', (update) => updates.push(update));
  for (const [at, erased, inserted] of patches)
    doc.transact(() => {
      if (erased > 0) text.delete(at, erased);
      if (inserted) text.insert(at, inserted);
    });
  keep('yjs.keys', updates);
  writeFileSync(`${folder}/yjs.state`, Y.encodeStateAsUpdate(doc));
}

function playLoro() {
  const doc = new LoroDoc();
  doc.setPeerId('2');
  const text = doc.getText('text');
  const updates = [];
  doc.subscribeLocalUpdates((update) => updates.push(update));
  for (const [at, erased, inserted] of patches) {
    if (erased > 0) text.delete(at, erased);
    if (inserted) text.insert(at, inserted);
    doc.commit();
  }
  keep('loro.keys', updates);
  writeFileSync(`${folder}/loro.state`, doc.export({ mode: 'snapshot' }));
}

playYjs();
playLoro();
