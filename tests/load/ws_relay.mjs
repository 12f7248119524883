// The peer of goals 11 and 12 that most projects use: node and the package ws, over TLS. What one client sends goes to
// all others, as its documentation shows it; nothing is compressed.
//
//   node --expose-gc ws_relay.mjs PORT CERTIFICATE KEY [idle]     idle: what is garbage is collected each second
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { WebSocket, WebSocketServer } from 'ws';

const [port, certificate, key, idle] = process.argv.slice(2);
const server = createServer({ cert: readFileSync(certificate), key: readFileSync(key), minVersion: 'TLSv1.3' });
const relay = new WebSocketServer({ server, perMessageDeflate: false, clientTracking: true });

relay.on('connection', (socket) => {
  socket.on('error', () => socket.terminate());
  socket.on('message', (message, binary) => {
    for (const client of relay.clients) {
      if (client !== socket && client.readyState === WebSocket.OPEN) client.send(message, { binary });
    }
  });
});
if (idle) setInterval(globalThis.gc, 1000);
server.listen(Number(port), '127.0.0.1');
