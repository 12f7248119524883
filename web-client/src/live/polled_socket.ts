import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { send_octets } from '@/api/call';

/** Between two bodies: the server counts a person's requests. */
const pause_ms = 150;
const failure_pause_ms = 1000;
const most_failures = 4;
/** Of one body, as the server takes it. */
const most_messages = 200;
const most_octets = 900_000;

const broken = 1006;
/** As a WebSocket of a node that goes away: come again, and send again what was not acknowledged. */
const elsewhere = 1012;
const signed_out = 4401;

/** What the answer that ended it would have been on a WebSocket. */
function code_of(answer: Response | null): number {
  if (answer?.status === 401) return signed_out;
  return answer?.status === 410 ? elsewhere : broken;
}

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

/**
 * A WebSocket in shape, for networks that let none through: the same messages by requests, one that waits for what
 * comes and one that brings what goes. Bodies and messages are counted, so that a request may be sent again.
 */
export class PolledSocket {
  readyState: number = WebSocket.CONNECTING;
  binaryType: BinaryType = 'arraybuffer';
  onopen: (() => void) | null = null;
  onmessage: ((message: { data: ArrayBuffer }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;

  private readonly waiting: Uint8Array[] = [];
  private readonly over = new AbortController();
  private bringing = false;
  private brought = 0;
  private heard = 0;

  /** `query` is what the client says of itself, as in the address of a WebSocket. */
  constructor(
    private address: string,
    query = '',
  ) {
    void this.begin(query);
  }

  send(octets: Uint8Array): void {
    if (this.readyState !== WebSocket.OPEN) return;
    this.waiting.push(octets);
    if (!this.bringing) void this.bring();
  }

  close(): void {
    if (this.readyState === WebSocket.OPEN)
      void send_octets('DELETE', this.address, null, null).catch(() => undefined);
    this.end(1000);
  }

  private async begin(query: string): Promise<void> {
    const answer = await this.ask('POST', this.address + query, null);
    if (!answer) return;
    this.address += `/${((await answer.json()) as { poll: string }).poll}`;
    if (this.readyState !== WebSocket.CONNECTING) return;
    this.readyState = WebSocket.OPEN;
    this.onopen?.();
    await this.listen();
  }

  private async listen(): Promise<void> {
    while (this.readyState === WebSocket.OPEN) {
      const answer = await this.ask('GET', `${this.address}?heard=${this.heard}`, null);
      if (answer?.status === 200) this.take(new Uint8Array(await answer.arrayBuffer()));
    }
  }

  private take(octets: Uint8Array): void {
    const from = decoding.createDecoder(octets);
    const code = decoding.readVarUint(from);
    this.heard = decoding.readVarUint(from);
    while (decoding.hasContent(from) && this.readyState === WebSocket.OPEN)
      this.onmessage?.({ data: decoding.readVarUint8Array(from).slice().buffer });
    if (code !== 0) this.end(code);
  }

  private async bring(): Promise<void> {
    this.bringing = true;
    while (this.waiting.length > 0 && this.readyState === WebSocket.OPEN) {
      this.brought += 1;
      await this.ask('POST', `${this.address}?number=${this.brought}`, this.body());
      await wait(pause_ms);
    }
    this.bringing = false;
  }

  private body(): Uint8Array {
    const to = encoding.createEncoder();
    for (let left = most_messages; left > 0; left -= 1) {
      const next = this.waiting[0];
      if (!next || (encoding.length(to) > 0 && encoding.length(to) + next.length > most_octets)) break;
      encoding.writeVarUint8Array(to, next);
      this.waiting.shift();
    }
    return encoding.toUint8Array(to);
  }

  /** Sends again what did not arrive, or came too fast; nothing where that does not help, and this has ended. */
  private async ask(
    method: 'GET' | 'POST',
    address: string,
    octets: Uint8Array | null,
  ): Promise<Response | null> {
    for (let failures = 0; this.readyState !== WebSocket.CLOSED; failures += 1) {
      const answer = await send_octets(method, address, octets, this.over.signal).catch(() => null);
      if (answer?.ok) return answer;
      const may_pass = answer === null || answer.status === 429 || answer.status >= 502;
      if (!may_pass || failures === most_failures) this.end(code_of(answer));
      else await wait(failure_pause_ms * 2 ** failures);
    }
    return null;
  }

  private end(code: number): void {
    if (this.readyState === WebSocket.CLOSED) return;
    this.readyState = WebSocket.CLOSED;
    this.over.abort();
    this.onclose?.({ code });
  }
}
