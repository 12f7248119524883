// Plays a trace of somebody's typing into the text of a page, one transaction a key, and keeps what every key would send
// to others (page.keys: each update behind its length, 4 octets, the lowest first) and the text in the end (page.state).
//
//   node page_history.mjs TRACE FOLDER [MOST-KEYS]        the trace: see github.com/josephg/editing-traces; gzipped
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import * as Y from 'yjs';

const [trace, folder, most = Infinity] = process.argv.slice(2);
const document = new Y.Doc();
document.clientID = 2;
const paragraph = new Y.XmlElement('paragraph');
const text = new Y.XmlText();
const kept = [];
document.on('update', (update) => {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(update.length);
  kept.push(size, update);
});
document.transact(() => {
  paragraph.insert(0, [text]);
  document.getXmlFragment('default').insert(0, [paragraph]);
});
const patches = JSON.parse(gunzipSync(readFileSync(trace))).txns.flatMap((transaction) => transaction.patches);
for (const [at, erased, inserted] of patches.slice(0, Number(most)))
  document.transact(() => {
    if (erased > 0) text.delete(at, erased);
    if (inserted) text.insert(at, inserted);
  });
writeFileSync(`${folder}/page.keys`, Buffer.concat(kept));
writeFileSync(`${folder}/page.state`, Y.encodeStateAsUpdate(document));
