// The engine as a child process (peer.cpp). Commands are collected and sent in batches.
import { spawn } from 'node:child_process';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

const command = { make: 0, apply: 1, encode: 2, state: 3, view: 4, merge: 5, diff: 6, inspect: 7, applyAnswer: 8, flush: 9, toVersion1: 10, toVersion2: 11 };
export const kinds = { array: 0, map: 1, text: 2, xml: 3 };
const noState = new Uint8Array([0]);

function readWaits(decoder) {
  const waits = decoding.readUint8(decoder) === 1;
  if (decoding.readUint8(decoder) === 1) throw new Error(`the check of an update and what became of it differ: it ${waits ? 'waits' : 'went in'}`);
  return waits;
}
const readNothing = () => undefined;
const readOctets = (decoder) => decoding.readVarUint8Array(decoder);
const readText = (decoder) => decoding.readVarString(decoder);

export class Peer {
  #process;
  #batch = [];
  #waiting = [];
  #received = Buffer.alloc(0);
  #ended;

  constructor(program) {
    this.#process = spawn(program, { stdio: ['pipe', 'pipe', 'inherit'] });
    this.#process.stdout.on('data', (piece) => this.#receive(piece));
    this.#process.stdin.on('error', () => {});
    this.#process.on('exit', (status, signal) => {
      this.#ended = new Error(`the engine ended with ${signal ?? status}`);
      for (const { reject } of this.#waiting.splice(0)) reject(this.#ended);
    });
  }

  make = (document) => this.#ask(command.make, [document], readNothing);
  /** Whether something waits for what has not come. */
  apply = (document, update) => this.#ask(command.apply, [document, update], readWaits);
  /** Applies the octets that the command before answered. */
  applyAnswer = (document) => this.#ask(command.applyAnswer, [document], readWaits);
  encode = (document, known = noState) => this.#ask(command.encode, [document, known], readOctets);
  state = (document) => this.#ask(command.state, [document], readOctets);
  view = (document, root, kind) => this.#ask(command.view, [document, root], readText, [kinds[kind]]);
  merge = (updates) => this.#ask(command.merge, [updates.length, ...updates], readOctets);
  diff = (update, known) => this.#ask(command.diff, [update, known], readOctets);
  toVersion1 = (version2) => this.#ask(command.toVersion1, [version2], readOctets);
  toVersion2 = (version1) => this.#ask(command.toVersion2, [version1], readOctets);
  /** What does not fit together, or an empty text. */
  inspect = (document) => this.#ask(command.inspect, [document], readText);

  /** Sends what was asked. */
  flush() {
    this.#ask(command.flush, [], readNothing).catch(() => {});
    this.#process.stdin.write(Buffer.concat(this.#batch.splice(0)));
  }

  end() {
    this.#process.stdin.end();
  }

  #ask(code, parts, read, octets = []) {
    const encoder = encoding.createEncoder();
    encoding.writeUint32(encoder, 0);
    encoding.writeUint8(encoder, code);
    for (const part of parts) {
      if (typeof part === 'number') encoding.writeVarUint(encoder, part);
      else if (typeof part === 'string') encoding.writeVarString(encoder, part);
      else encoding.writeVarUint8Array(encoder, part);
    }
    for (const octet of octets) encoding.writeUint8(encoder, octet);
    const message = Buffer.from(encoding.toUint8Array(encoder));
    message.writeUInt32LE(message.length - 4);
    this.#batch.push(message);
    return new Promise((resolve, reject) => {
      if (this.#ended) reject(this.#ended);
      else this.#waiting.push({ resolve, reject, read });
    });
  }

  #receive(piece) {
    this.#received = this.#received.length ? Buffer.concat([this.#received, piece]) : piece;
    let at = 0;
    while (this.#received.length - at >= 4) {
      const end = at + 4 + this.#received.readUInt32LE(at);
      if (this.#received.length < end) break;
      this.#answer(this.#received.subarray(at + 4, end));
      at = end;
    }
    this.#received = this.#received.subarray(at);
  }

  #answer(message) {
    const { resolve, reject, read } = this.#waiting.shift();
    const decoder = decoding.createDecoder(message);
    try {
      if (decoding.readUint8(decoder) === 1) throw new Error(`the engine refuses: ${readText(decoder)}`);
      resolve(read(decoder));
    } catch (error) {
      reject(error);
    }
  }
}
