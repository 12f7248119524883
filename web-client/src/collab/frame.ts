import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** The framing of the Hocuspocus protocol: many documents on one socket, each message with its document's name. */
export const kinds = {
  sync: 0,
  awareness: 1,
  auth: 2,
  query_awareness: 3,
  stateless: 5,
  close: 7,
  saved: 8,
} as const;
export const syncs = { state: 0, answer: 1, update: 2 } as const;
const auths = { token: 0, denied: 1 } as const;

/** What the server says of one document. */
export type FrameIn =
  | { kind: 'state' | 'answer' | 'update' | 'awareness'; octets: Uint8Array }
  | { kind: 'denied' | 'saved' | 'asked_who' }
  | { kind: 'accepted'; writes: boolean }
  /** Why nothing can be saved now: a message's key; null: it passed. */
  | { kind: 'trouble'; code: string | null }
  | { kind: 'closed'; why: string };

const by_sync = ['state', 'answer', 'update'] as const;

/** Nothing for what this client has no use for. */
export function read_frame(octets: Uint8Array): { name: string; frame: FrameIn | null } {
  const from = decoding.createDecoder(octets);
  const name = decoding.readVarString(from);
  return { name, frame: read_body(decoding.readVarUint(from), from) };
}

function read_body(kind: number, from: decoding.Decoder): FrameIn | null {
  switch (kind) {
    case kinds.sync: {
      const sync = by_sync[decoding.readVarUint(from)];
      return sync ? { kind: sync, octets: decoding.readVarUint8Array(from) } : null;
    }
    case kinds.awareness:
      return { kind: 'awareness', octets: decoding.readVarUint8Array(from) };
    case kinds.auth:
      if (decoding.readVarUint(from) === auths.denied) return { kind: 'denied' };
      return { kind: 'accepted', writes: decoding.readVarString(from) !== 'readonly' };
    case kinds.query_awareness:
      return { kind: 'asked_who' };
    case kinds.saved:
      return decoding.readVarInt(from) === 1 ? { kind: 'saved' } : null;
    case kinds.stateless:
      return read_notice(decoding.readVarString(from));
    case kinds.close:
      return { kind: 'closed', why: decoding.readVarString(from) };
    default:
      return null;
  }
}

function read_notice(text: string): FrameIn | null {
  const said = JSON.parse(text) as { type?: unknown; code?: unknown };
  if (said.type === 'not_saved') return { kind: 'trouble', code: String(said.code) };
  return said.type === 'saved_again' ? { kind: 'trouble', code: null } : null;
}

function frame(name: string, kind: number, write: (to: encoding.Encoder) => void): Uint8Array {
  const to = encoding.createEncoder();
  encoding.writeVarString(to, name);
  encoding.writeVarUint(to, kind);
  write(to);
  return encoding.toUint8Array(to);
}

export const token_frame = (name: string, token: string) =>
  frame(name, kinds.auth, (to) => {
    encoding.writeVarUint(to, auths.token);
    encoding.writeVarString(to, token);
  });

export const sync_frame = (name: string, sync: keyof typeof syncs, octets: Uint8Array) =>
  frame(name, kinds.sync, (to) => {
    encoding.writeVarUint(to, syncs[sync]);
    encoding.writeVarUint8Array(to, octets);
  });

export const awareness_frame = (name: string, octets: Uint8Array) =>
  frame(name, kinds.awareness, (to) => encoding.writeVarUint8Array(to, octets));

/** The document is left; the others on the socket stay. */
export const leave_frame = (name: string) => frame(name, kinds.close, () => undefined);
