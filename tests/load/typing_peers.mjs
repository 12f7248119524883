// The peers of goals 8 to 10: servers of live documents that most projects use, without TLS, a log or anybody signed in.
//
//   node typing_peers.mjs hocuspocus|y-websocket PORT
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { Server } from '@hocuspocus/server';
import { WebSocketServer } from 'ws';

const [peer, port] = process.argv.slice(2);
if (peer === 'hocuspocus') {
  await new Server({ port: Number(port), address: '127.0.0.1', quiet: true, debounce: 1e9, maxDebounce: 1e9 }).listen();
} else {
  const { setupWSConnection } = createRequire(import.meta.url)('y-websocket/bin/utils');
  const server = createServer();
  new WebSocketServer({ server, perMessageDeflate: false }).on('connection', (socket, request) =>
    setupWSConnection(socket, request),
  );
  server.listen(Number(port), '127.0.0.1');
}
