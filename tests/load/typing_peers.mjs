// The peers of goals 8 to 10: servers of live documents that most projects use, without TLS, a log or anybody signed in.
//
//   node [--expose-gc] typing_peers.mjs hocuspocus|y-websocket PORT [DOCUMENT FILE]
//
// One document may be stored in a file, as updates each behind its length (FILE.keys) or as one state, and is read when
// somebody opens it first. With --expose-gc what is garbage is collected each second.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { Server } from '@hocuspocus/server';
import { WebSocketServer } from 'ws';

// The one Yjs that both peers use, too.
const require = createRequire(import.meta.url);
const Y = require('yjs');
const [peer, port, stored, file] = process.argv.slice(2);

function load(name, document) {
  if (name !== stored) return;
  const octets = readFileSync(file);
  if (!file.endsWith('.keys')) return Y.applyUpdate(document, octets);
  Y.transact(document, () => {
    for (let at = 0; at < octets.length; ) {
      const end = at + 4 + octets.readUInt32LE(at);
      Y.applyUpdate(document, octets.subarray(at + 4, end));
      at = end;
    }
  });
}

if (globalThis.gc) setInterval(globalThis.gc, 1000);
if (peer === 'hocuspocus') {
  const settings = { port: Number(port), address: '127.0.0.1', quiet: true, debounce: 1e9, maxDebounce: 1e9 };
  const onLoadDocument = async ({ documentName, document }) => load(documentName, document);
  await new Server({ ...settings, onLoadDocument }).listen();
} else {
  const { setPersistence, setupWSConnection } = require('y-websocket/bin/utils');
  setPersistence({ bindState: async (name, document) => load(name, document), writeState: async () => {} });
  const server = createServer();
  new WebSocketServer({ server, perMessageDeflate: false }).on('connection', (socket, request) =>
    setupWSConnection(socket, request),
  );
  server.listen(Number(port), '127.0.0.1');
}
