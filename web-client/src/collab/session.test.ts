import { beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import type { CollabConnection } from './connection';
import { type FrameIn, read_frame } from './frame';
import type { KeptCopy } from './kept_copy';
import { LiveSession } from './session';

/** The server's side of one document, which saves when the test says so. */
class Server {
  readonly document = new Y.Doc();
  readonly sent: FrameIn[] = [];
  readonly party: { now: LiveSession | null } = { now: null };
  renewed = 0;
  open = true;
  takes_writes = true;

  constructor() {
    this.document.getText('default').insert(0, 'Published.');
  }

  readonly connection = {
    join: (party: LiveSession) => {
      this.party.now = party;
      if (this.open) this.welcome();
    },
    leave: () => {
      this.party.now = null;
    },
    send: (octets: Uint8Array) => this.take(octets),
    works: () => undefined,
    renew: () => {
      this.renewed += 1;
    },
  } as unknown as CollabConnection;

  welcome(): void {
    this.party.now?.begin('ticket');
    this.say({ kind: 'accepted', writes: this.takes_writes });
  }

  say(frame: FrameIn): void {
    this.party.now?.receive(frame);
  }

  /** Answers the client's question and asks for what it has. */
  synchronise(): void {
    const asked = this.sent.findLast((frame) => frame.kind === 'state');
    if (asked?.kind !== 'state') throw new Error('nothing was asked');
    this.say({ kind: 'answer', octets: Y.encodeStateAsUpdate(this.document, asked.octets) });
    this.say({ kind: 'state', octets: Y.encodeStateVector(this.document) });
  }

  private take(octets: Uint8Array): void {
    const { frame } = read_frame(octets);
    if (!frame) return;
    this.sent.push(frame);
    if (frame.kind === 'answer' || frame.kind === 'update') Y.applyUpdate(this.document, frame.octets);
  }

  get text(): string {
    return this.document.getText('default').toString();
  }
}

class Copy implements KeptCopy {
  lasting = true;
  kept: Uint8Array[] = [];
  load = async () => this.kept;
  add = (update: Uint8Array) => {
    this.kept.push(update);
  };
  keep_now = () => undefined;
  drop = async () => {
    this.kept = [];
  };
}

let server: Server;
let copy: Copy;
let may_edit: boolean;

beforeEach(() => {
  vi.useFakeTimers();
  server = new Server();
  copy = new Copy();
  may_edit = true;
});

async function begin(left_before = 0): Promise<LiveSession> {
  const session = new LiveSession({
    object: '000000000000a',
    connection: server.connection,
    copy,
    left_before,
    note: () => undefined,
    ask_rights: async () => may_edit,
  });
  await vi.advanceTimersByTimeAsync(0);
  return session;
}

async function opened(): Promise<LiveSession> {
  const session = await begin();
  server.synchronise();
  server.say({ kind: 'saved' });
  return session;
}

const type = (session: LiveSession, words: string) =>
  session.document.getText('default').insert(session.document.getText('default').length, words);

function cut(session: LiveSession): void {
  server.open = false;
  session.lost();
}

function mend(): void {
  server.open = true;
  server.sent.length = 0;
  server.welcome();
}

test('a text is shown once the server has given it, and saved once it has said so of the first answer', async () => {
  const session = await begin();
  expect(session.state()).toEqual({ state: 'opening' });
  server.synchronise();
  expect(session.state()).toEqual({ state: 'saving' });
  server.say({ kind: 'saved' });
  expect(session.state()).toEqual({ state: 'saved' });
  expect(session.document.getText('default').toString()).toBe('Published.');
});

test('saved is said only when the last of what was typed is on disk', async () => {
  const session = await opened();
  type(session, ' One.');
  vi.advanceTimersByTime(1500);
  type(session, ' Two.');
  server.say({ kind: 'saved' });
  expect(session.state()).toEqual({ state: 'saving' });
  server.say({ kind: 'saved' });
  expect(session.state()).toEqual({ state: 'saved' });
});

test('what an old connection was about to acknowledge says nothing about the new one', async () => {
  const session = await opened();
  type(session, ' One.');
  cut(session);
  type(session, ' Two.');
  mend();
  server.synchronise();
  type(session, ' Three.');
  server.say({ kind: 'saved' });
  expect(session.state()).toEqual({ state: 'saving' });
  server.say({ kind: 'saved' });
  expect(session.state()).toEqual({ state: 'saved' });
  expect(server.text).toBe('Published. One. Two. Three.');
});

test('words typed while the connection is being made go with the first answer, once', async () => {
  const session = await opened();
  cut(session);
  mend();
  type(session, ' Early.');
  expect(server.sent.filter(({ kind }) => kind === 'update')).toEqual([]);
  server.synchronise();
  expect(server.text).toBe('Published. Early.');
});

test('where the server asks again for all, its next acknowledgement is for that answer', async () => {
  const session = await opened();
  type(session, ' Lost.');
  server.say({ kind: 'state', octets: Y.encodeStateVector(new Y.Doc()) });
  expect(session.state()).toEqual({ state: 'saving' });
  server.say({ kind: 'saved' });
  expect(session.state()).toEqual({ state: 'saved' });
});

test('a short break is not worth a word; a longer one is, with what is kept counted as people count', async () => {
  const session = await opened();
  cut(session);
  expect(session.state()).toEqual({ state: 'saving' });
  for (const letter of 'Three letters') type(session, letter);
  vi.advanceTimersByTime(2500);
  type(session, ' and more');
  expect(session.state()).toEqual({ state: 'offline', changes: 2, kept: true });
  expect(session.would_be_lost).toBe(false);
});

test('where nothing may be kept, it says so, and leaving would lose it', async () => {
  copy.lasting = false;
  const session = await opened();
  cut(session);
  type(session, ' Only here.');
  vi.advanceTimersByTime(2500);
  expect(session.state()).toEqual({ state: 'offline', changes: 1, kept: false });
  expect(session.would_be_lost).toBe(true);
});

test('what was kept is shown before the server answers and arrives when it does', async () => {
  const earlier = await opened();
  cut(earlier);
  type(earlier, ' Kept.');
  earlier.end();
  server.sent.length = 0;
  const session = await begin(1);
  expect(session.document.getText('default').toString()).toBe('Published. Kept.');
  vi.advanceTimersByTime(2500);
  expect(session.state()).toEqual({ state: 'offline', changes: 1, kept: true });
  mend();
  server.synchronise();
  expect(session.state()).toEqual({ state: 'saving' });
  server.say({ kind: 'saved' });
  expect(session.state()).toEqual({ state: 'saved' });
  expect(server.text).toBe('Published. Kept.');
});

test('who may not edit any more is told so, and the copy is gone', async () => {
  const session = await opened();
  type(session, ' Too late.');
  may_edit = false;
  server.say({ kind: 'denied' });
  await vi.advanceTimersByTimeAsync(0);
  expect(session.state()).toEqual({ state: 'refused', why: 'rights', changes: 1, kept: false });
  expect(copy.kept).toEqual([]);
  type(session, ' Typed on.');
  expect(copy.kept).toEqual([]);
});

test('a denial that the rights do not explain is a matter of coming again', async () => {
  const session = await opened();
  server.say({ kind: 'denied' });
  await vi.advanceTimersByTimeAsync(1000);
  expect(server.renewed).toBe(1);
  expect(session.state().state).toBe('saving');
  expect(copy.kept).not.toEqual([]);
});

test('what is too large stays here, is said to be, and is tried again when asked', async () => {
  const session = await opened();
  type(session, ' Very long.');
  server.say({ kind: 'closed', why: 'too-large' });
  expect(session.state()).toEqual({ state: 'refused', why: 'too_large', changes: 1, kept: true });
  session.try_again();
  server.synchronise();
  server.say({ kind: 'saved' });
  expect(session.state()).toEqual({ state: 'saved' });
});

test('a text that cannot be read is asked for again by and by', async () => {
  const session = await begin();
  server.say({ kind: 'closed', why: 'unavailable' });
  expect(session.state()).toMatchObject({ state: 'refused', why: 'unavailable' });
  await vi.advanceTimersByTimeAsync(11_000);
  expect(server.renewed).toBe(1);
  mend();
  server.synchronise();
  server.say({ kind: 'saved' });
  expect(session.state()).toEqual({ state: 'saved' });
});

test('what only a newer client knows is not taken in, where this one would destroy it', async () => {
  const session = await opened();
  const newer = new Y.Doc();
  Y.applyUpdate(newer, Y.encodeStateAsUpdate(server.document));
  newer.getXmlFragment('text').insert(0, [new Y.XmlElement('hologram')]);
  server.say({ kind: 'update', octets: Y.encodeStateAsUpdate(newer) });
  expect(session.state()).toEqual({ state: 'refused', why: 'older', changes: 0, kept: true });
  expect(session.document.getXmlFragment('text').length).toBe(0);
  type(session, ' Typed on.');
  expect(server.text).toBe('Published.');
});

test('where the server has no room that is said, and passes by itself', async () => {
  const session = await opened();
  type(session, ' More.');
  server.say({ kind: 'trouble', code: 'store.full' });
  expect(session.state()).toEqual({ state: 'refused', why: 'full', changes: 1, kept: true });
  server.say({ kind: 'trouble', code: null });
  server.say({ kind: 'saved' });
  expect(session.state()).toEqual({ state: 'saved' });
});

test('a client that is older than the text is told so, and shows it', async () => {
  server.takes_writes = false;
  const session = await begin();
  server.say({ kind: 'trouble', code: 'collab.older_client' });
  server.synchronise();
  expect(session.state()).toMatchObject({ state: 'refused', why: 'older' });
  expect(session.document.getText('default').toString()).toBe('Published.');
});
