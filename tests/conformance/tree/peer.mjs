// The server's side as a child process (peer.cpp).
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const octets = (hex) => new Uint8Array(Buffer.from(hex, 'hex'));
const hex = (update) => Buffer.from(update).toString('hex');

export class Peer {
  #process;
  #waiting = [];

  constructor(program) {
    this.#process = spawn(program, { stdio: ['pipe', 'pipe', 'inherit'] });
    createInterface({ input: this.#process.stdout }).on('line', (line) => {
      const { resolve, reject } = this.#waiting.shift();
      const answer = JSON.parse(line);
      if (answer.error) reject(new Error(`the server's side: ${answer.error}`));
      else resolve(answer);
    });
    this.#process.on('exit', (status, signal) => {
      for (const { reject } of this.#waiting.splice(0)) reject(new Error(`the server's side ended with ${signal ?? status}`));
    });
  }

  random = (seed) => this.#ask({ do: 'random', seed });
  read = (state) => this.#ask({ do: 'read', state: hex(state) });
  bring = async (state, tree, client) => octets((await this.#ask({ do: 'bring', state: hex(state), tree, client })).update);
  text = async (state, steps, client) => octets((await this.#ask({ do: 'text', state: hex(state), steps, client })).update);
  end() {
    this.#process.stdin.end();
  }

  #ask(command) {
    this.#process.stdin.write(`${JSON.stringify(command)}\n`);
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }
}
