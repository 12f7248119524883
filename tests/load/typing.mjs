// People who write in live documents at once, on one server: what goals 8 to 10 measure. All run in this one process,
// which is the same for each server: what it costs makes every ratio smaller than it is.
//
//   node typing.mjs SERVER PORT PROCESS DOCUMENTS WRITERS SECONDS [RATE] [SITE]
//
// SERVER is folkmoot, hocuspocus or y-websocket; each of DOCUMENTS has WRITERS. Without RATE (0) everybody sends the
// next key when the next person has the last one; with it everybody types that many keys a second. SITE is the folder
// of a demonstration site. Prints: deliveries a second, p50 and p99 in ms from the key to the other screen,
// microseconds of the server's CPU for each delivery, and its resident MiB.
import { readFileSync } from 'node:fs';
import https from 'node:https';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';

const [server, port, process_id, documents, writers, seconds, rate, site] = process.argv.slice(2);
const named = server !== 'y-websocket';
const secure = server === 'folkmoot';
const warm_up_ms = 500;
const documents_of_one = 60;
const connections_of_one = 50;
const keys_ahead = 200;
const origin = `https://localhost:${port}`;
const agent = new https.Agent({ keepAlive: true, rejectUnauthorized: false, maxSockets: 8 });
const wait = (ms) => new Promise((done) => setTimeout(done, ms));

/** Somebody who has signed in to a site. */
class Person {
  cookie = '';
  token = '';

  static async signed_in(email, password) {
    const person = new Person();
    person.token = (await person.ask('POST', '/api/v1/session', { email, password })).token;
    return person;
  }

  ask(method, path, body) {
    const headers = { Origin: origin, Cookie: this.cookie, 'X-Folkmoot-Token': this.token };
    if (method !== 'GET') Object.assign(headers, { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() });
    return new Promise((done, fail) => {
      const asked = https.request(origin + path, { method, agent, headers }, (answer) => {
        const cookies = (answer.headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0]);
        if (cookies.length > 0) this.cookie = cookies.join('; ');
        let text = '';
        answer.on('data', (piece) => { text += piece; });
        answer.on('end', () => (answer.statusCode < 300 ? done(JSON.parse(text)) : fail(new Error(`${path}: ${text}`))));
      });
      asked.on('error', fail);
      asked.end(body ? JSON.stringify(body) : undefined);
    });
  }
}

/** The keys of one writer, made before they are sent: a paragraph of their own that grows at its end. */
class Keys {
  static last_id = 1_000;
  constructor() {
    this.document = new Y.Doc();
    Keys.last_id += 1;
    this.document.clientID = this.id = Keys.last_id;
    this.made = [];
    this.document.on('update', (update) => this.made.push(update));
    const paragraph = new Y.XmlElement('paragraph');
    this.text = new Y.XmlText();
    paragraph.insert(0, [this.text]);
    this.document.getXmlFragment('default').insert(0, [paragraph]);
  }
  next() {
    if (this.made.length === 0)
      for (let key = 0; key < keys_ahead; key += 1) this.text.insert(this.text.length, 'k');
    return this.made.shift();
  }
}

/** One socket, and the editors on it, by the names of their documents. */
class Connection {
  editors = new Map();
  constructor(person, document) {
    this.person = person;
    const path = { folkmoot: '/collab?schema=1', hocuspocus: '/', 'y-websocket': `/${document}` }[server];
    const headers = secure ? { Origin: origin, Cookie: person.cookie } : {};
    this.socket = new WebSocket(`${secure ? 'wss' : 'ws'}://localhost:${port}${path}`, {
      headers, rejectUnauthorized: false, perMessageDeflate: false,
    });
    this.socket.binaryType = 'nodebuffer';
    this.socket.on('error', (error) => { throw error; });
    this.socket.on('close', (code) => { if (!over) throw new Error(`the server closes with ${code}`); });
    this.socket.on('message', (octets) => this.take(octets));
    this.ready = new Promise((done) => this.socket.on('open', done));
  }
  take(octets) {
    const from = decoding.createDecoder(octets);
    const editor = named ? this.editors.get(decoding.readVarString(from)) : this.editors.values().next().value;
    if (editor && decoding.readVarUint(from) === 0) editor.take(from);
  }
}

let over = false;
let measuring = false;
let deliveries = 0;
const delays = [];
const sent_at = new Map();

/** One person in one document. */
class Editor {
  keys = new Keys();
  constructor(name, connection) {
    this.name = name;
    this.connection = connection;
    connection.editors.set(name, this);
    this.synced = new Promise((done) => { this.has_synced = done; });
  }
  send(write) {
    const to = encoding.createEncoder();
    if (named) encoding.writeVarString(to, this.name);
    write(to);
    this.connection.socket.send(encoding.toUint8Array(to));
  }
  async open(ticket) {
    if (named) this.send((to) => { encoding.writeVarUint(to, 2); encoding.writeVarUint(to, 0); encoding.writeVarString(to, ticket); });
    this.send((to) => { encoding.writeVarUint(to, 0); encoding.writeVarUint(to, 0); encoding.writeVarUint8Array(to, new Uint8Array([0])); });
    await this.synced;
    this.type(false);
  }
  take(from) {
    const kind = decoding.readVarUint(from);
    if (kind === 1) this.has_synced();
    if (kind !== 2) return;
    decoding.readVarUint(from); // its length
    decoding.readVarUint(from);
    decoding.readVarUint(from);
    const client = decoding.readVarUint(from);
    if (client === this.keys.id) return; // some servers say it to its writer, too
    if (measuring) deliveries += 1;
    if (client !== this.before?.keys.id) return;
    const began = sent_at.get(client);
    if (measuring && began && this.before.timed) delays.push(performance.now() - began);
    if (!over && Number(rate) === 0) this.before.type(measuring);
  }
  type(timed) {
    this.timed = timed;
    sent_at.set(this.keys.id, performance.now());
    const update = this.keys.next();
    this.send((to) => { encoding.writeVarUint(to, 0); encoding.writeVarUint(to, 2); encoding.writeVarUint8Array(to, update); });
  }
}

/** People who may write, and the documents: pages of a site, or names. */
async function furnish() {
  const names = Array.from({ length: Number(documents) }, (_, at) => `document-${process.pid}-${at}`);
  if (!secure) return { people: [new Person()], names };
  const accounts = readFileSync(`${site}/crowd`, 'utf8').trim().split('\n').map((line) => line.match(/^(\S+) (.*)$/).slice(1));
  const people = [];
  for (const [email, password] of accounts) people.push(await Person.signed_in(email, password));
  const [owner, ...others] = people;
  const form = await owner.ask('GET', '/api/v1/space-form');
  const space = await owner.ask('POST', '/api/v1/spaces', {
    name: `Typing ${process.pid}`, kind: 'workspace', area: form.areas[0].id, marking: form.markings[0].key,
    sections: [{ module: 'wiki', name: 'Wiki' }],
  });
  const view = await owner.ask('GET', `/api/v1/spaces/${space.id}`);
  for (const other of others) {
    const { person } = await other.ask('GET', '/api/v1/session');
    await owner.ask('POST', `/api/v1/spaces/${space.id}/members`, { person: person.id, role: 'member' });
  }
  for (let at = 0; at < names.length; at += 1)
    names[at] = (await owner.ask('POST', '/api/v1/wiki/pages', { component: view.components[0].id, title: `Page ${at}` })).id;
  return { people, names };
}

/** One connection for each writer of one document; of many documents some share one, where the protocol allows it. */
async function open_all({ people, names }) {
  const editors = [];
  const of_document = new Map(names.map((name) => [name, []]));
  const shared = named && names.length > 1 ? documents_of_one : 1;
  let opened = 0;
  for (let first = 0; first < names.length; first += shared)
    for (let writer = 0; writer < Number(writers); writer += 1) {
      const person = people[Math.floor(opened / connections_of_one) % people.length];
      const connection = new Connection(person, names[first]);
      opened += 1;
      await connection.ready;
      const ticket = secure ? (await person.ask('POST', '/api/v1/live-ticket', {})).ticket : 'none';
      for (const name of names.slice(first, first + shared)) {
        const editor = new Editor(name, connection);
        editors.push(editor);
        of_document.get(name).push(editor);
        await editor.open(ticket);
      }
    }
  for (const name of names) {
    const all = of_document.get(name);
    all.forEach((editor, at) => { editor.before = all[(at + all.length - 1) % all.length]; });
  }
  return editors;
}

const cpu_us = () => {
  const fields = readFileSync(`/proc/${process_id}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
};
const resident_mib = () => (Number(readFileSync(`/proc/${process_id}/statm`, 'utf8').split(' ')[1]) * 4096) / 2 ** 20;
const of_all = (share) => delays[Math.min(delays.length - 1, Math.floor(delays.length * share))] ?? 0;

const editors = await open_all(await furnish());
if (Number(rate) === 0) for (const editor of editors) editor.type(false);
else editors.forEach((editor, at) => {
  const pause = 1000 / Number(rate);
  setTimeout(() => setInterval(() => editor.type(measuring), pause), (pause * at) / editors.length);
});
await wait(warm_up_ms);
measuring = true;
const [cpu_before, began] = [cpu_us(), performance.now()];
await wait(Number(seconds) * 1000);
measuring = false;
const [cpu, took] = [cpu_us() - cpu_before, (performance.now() - began) / 1000];
over = true;
delays.sort((a, b) => a - b);
console.log(
  (deliveries / took).toFixed(0), of_all(0.5).toFixed(2), of_all(0.99).toFixed(2),
  (cpu / Math.max(1, deliveries)).toFixed(2), resident_mib().toFixed(0),
);
process.exit(0);
