import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { type WebSocket, WebSocketServer } from 'ws';
import { Refusal, routes } from './routes';
import { make_world, type World } from './world';

/** The policy that the product's server sends. */
export const policy = [
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'",
  "font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'",
  "require-trusted-types-for 'script'; trusted-types folkmoot-html",
].join('; ');

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Stands in for the server in tests of single screens: the built client, its policy, the contract's answers. */
export class ContractServer {
  world: World = make_world();
  private readonly server: Server;
  private readonly sockets = new Map<WebSocket, Set<string>>();

  constructor(private readonly dist: string) {
    this.server = createServer((request, response) => void this.answer(request, response));
    new WebSocketServer({ server: this.server, path: '/live' }).on('connection', (socket) =>
      this.listen(socket),
    );
  }

  async start(): Promise<string> {
    await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets.keys()) socket.terminate();
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  /** How many live connections are open. */
  get listeners(): number {
    return this.sockets.size;
  }

  /** Tells every listener of the object, its space or "me". */
  readonly tell = (name: string, object: string, space: string): void => {
    for (const [socket, topics] of this.sockets)
      for (const topic of [`object:${object}`, `space:${space}`])
        if (topics.has(topic))
          socket.send(JSON.stringify({ type: 'event', topic, cursor: 'c', name, object, space }));
  };

  private listen(socket: WebSocket): void {
    const topics = new Set<string>();
    this.sockets.set(socket, topics);
    socket.on('close', () => this.sockets.delete(socket));
    socket.on('message', (data) => {
      const message = JSON.parse(String(data)) as { type: string; topic: string };
      if (message.type === 'unsubscribe') topics.delete(message.topic);
      if (message.type !== 'subscribe') return;
      topics.add(message.topic);
      socket.send(JSON.stringify({ type: 'subscribed', topic: message.topic, cursor: 'c' }));
    });
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    response.setHeader('X-Request-Id', 'r7f3k2');
    if (url.pathname.startsWith('/api/v1/')) await this.answer_api(request, response, url);
    else this.answer_file(response, url.pathname);
  }

  private answer_file(response: ServerResponse, path: string): void {
    const file = join(this.dist, path);
    const found = path !== '/' && existsSync(file) && extname(file) !== '';
    const served = found ? file : join(this.dist, 'index.html');
    response.setHeader('Content-Security-Policy', policy);
    response.setHeader('Content-Type', types[extname(served)] ?? 'application/octet-stream');
    response.end(readFileSync(served));
  }

  private async answer_api(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const path = url.pathname.slice('/api/v1'.length);
    const method = request.method ?? 'GET';
    const broken = [...this.world.broken].find(([start]) => `${method} ${path}`.startsWith(start))?.[1];
    if (broken === 0) {
      request.socket.destroy();
      return;
    }
    try {
      if (broken) throw new Refusal(broken, 'core.error', '');
      if (!this.world.signed_in && !path.startsWith('/session'))
        throw new Refusal(401, 'identity.signed_out', '');
      const body = await body_of(request);
      for (const [wanted, pattern, reply] of routes) {
        const match = wanted === method ? pattern.exec(path) : null;
        if (!match) continue;
        const params = match.slice(1).map(decodeURIComponent);
        send(
          response,
          200,
          reply({ world: this.world, params, query: url.searchParams, body, tell: this.tell }),
        );
        return;
      }
      throw new Refusal(404, 'core.missing', '');
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { status, code, detail, more } = error;
      send(response, status, {
        type: 'about:blank',
        title: code,
        status,
        code,
        detail,
        request_id: 'r7f3k2',
        ...more,
      });
    }
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.statusCode = status;
  response.setHeader('Content-Type', status < 400 ? 'application/json' : 'application/problem+json');
  response.setHeader('Cache-Control', 'no-store');
  response.end(JSON.stringify(body));
}

async function body_of(request: IncomingMessage): Promise<Record<string, unknown>> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const octets = Buffer.concat(parts);
  if (request.headers['content-type'] === 'application/octet-stream') return { octets: octets.length };
  return octets.length > 0 ? (JSON.parse(octets.toString('utf8')) as Record<string, unknown>) : {};
}
