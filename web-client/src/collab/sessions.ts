import { Problem } from '@/api/problem';
import { get_object } from '@/generated/object';
import type { Id } from '@/generated/types';
import { live_documents_kept, note_live_changes, take_over_live_changes } from '@/shell/safety_copy';
import { CollabConnection } from './connection';
import { CopyInBrowser, documents_with_copies, type KeptCopy, nowhere } from './kept_copy';
import { LiveSession } from './session';

export interface WantedSession {
  object: Id;
  person: Id;
  /** The permission that editing it takes, as its module names it. */
  edit: string;
  /** The marking lets a copy be kept in this browser. */
  keeps: boolean;
}

/** How long a session that nobody uses stays, so that a text that is opened again is there at once. */
const linger_ms = 20_000;

interface Held {
  session: LiveSession;
  keeps: boolean;
  drop_copy: () => Promise<void>;
  users: number;
  leaving: ReturnType<typeof setTimeout> | null;
  release_lock: () => void;
}

/** All documents that are open in this tab, whoever is signed in: another person loads the page anew. */
const open = new Map<Id, Held>();
const connection = new CollabConnection();

const keep_all = () => {
  for (const { session } of open.values()) session.keep_now();
};
addEventListener('pagehide', keep_all);
document.addEventListener('visibilitychange', keep_all);

/** The session of a document, begun if it is not there. One that nobody holds ends by itself. */
export function live_session(wanted: WantedSession): LiveSession {
  const found = open.get(wanted.object);
  if (found) {
    if (found.keeps !== wanted.keeps) found.session.keep_in(copy_for(wanted));
    found.keeps = wanted.keeps;
    return found.session;
  }
  const held = begin(wanted);
  open.set(wanted.object, held);
  leave_soon(wanted.object, held);
  return held.session;
}

/** Keeps a session until it is released. */
export function hold_session(wanted: WantedSession): { session: LiveSession; release: () => void } {
  const session = live_session(wanted);
  const held = open.get(wanted.object) as Held;
  held.users += 1;
  if (held.leaving) clearTimeout(held.leaving);
  held.leaving = null;
  const release = () => {
    held.users -= 1;
    if (held.users === 0 && open.get(wanted.object) === held) leave_soon(wanted.object, held);
  };
  return { session, release };
}

/** What could not be saved is thrown away, here and in the copy. */
export async function discard_session(object: Id): Promise<void> {
  const held = open.get(object);
  if (!held) return;
  await held.drop_copy();
  end(object, held);
}

const copy_for = ({ object, person, keeps }: WantedSession): KeptCopy =>
  keeps ? new CopyInBrowser(person, object) : nowhere(person, object);

function begin(wanted: WantedSession): Held {
  const { object, person, edit, keeps } = wanted;
  if (keeps) void sweep_once(person);
  let noted: number | null = null;
  const session = new LiveSession({
    object,
    connection,
    copy: copy_for(wanted),
    left_before: take_over_live_changes(person, object),
    note: (changes) => {
      if (changes !== noted) note_live_changes(person, object, changes);
      noted = changes;
    },
    ask_rights: () => may_edit(object, edit),
  });
  const drop_copy = async () => {
    note_live_changes(person, object, 0);
    await session.forget_copy();
  };
  return { session, keeps, drop_copy, users: 0, leaving: null, release_lock: lock(object) };
}

/** Leaving waits for nothing, but what was written goes on being sent for as long as the page is there. */
function leave_soon(object: Id, held: Held): void {
  const leave = () => {
    if (held.session.is_settled) void leave_for_good(object, held);
    else held.leaving = setTimeout(leave, 1000);
  };
  held.leaving = setTimeout(leave, linger_ms);
}

async function leave_for_good(object: Id, held: Held): Promise<void> {
  const { session } = held;
  const may_go = session.is_saved;
  end(object, held);
  // All of it is on the server: no copy stays, unless another tab is writing on.
  if (may_go) await alone(object, held.drop_copy);
}

function end(object: Id, held: Held): void {
  if (held.leaving) clearTimeout(held.leaving);
  if (open.get(object) === held) open.delete(object);
  held.session.end();
  held.release_lock();
}

const lock_of = (object: Id) => `folkmoot-writing-${object}`;

/** Tells the browser's other tabs that this one has the document open. */
function lock(object: Id): () => void {
  let release = () => {};
  const held = new Promise<void>((done) => {
    release = done;
  });
  void navigator.locks.request(lock_of(object), { mode: 'shared' }, () => held);
  return () => release();
}

const alone = (object: Id, act: () => Promise<void>) =>
  navigator.locks.request(lock_of(object), { ifAvailable: true }, (got) => (got ? act() : undefined));

let swept: Promise<void> | null = null;

/** Copies of which all had arrived when their page was closed too fast to take them away. */
function sweep_once(person: Id): Promise<void> {
  swept ??= (async () => {
    const needed = live_documents_kept(person);
    for (const document of await documents_with_copies(person))
      if (!needed.includes(document)) await alone(document, () => new CopyInBrowser(person, document).drop());
  })();
  return swept;
}

async function may_edit(object: Id, edit: string): Promise<boolean> {
  try {
    return (await get_object({ object }, { signing_in: true })).can.includes(edit);
  } catch (error) {
    if (is_out_of_sight(error)) return false;
    throw error;
  }
}

const is_out_of_sight = (error: unknown) =>
  error instanceof Problem && (error.status === 403 || error.status === 404);

/**
 * What this browser has kept since the last time goes to the server by itself, wherever its writer is now: each session
 * ends when all has arrived. What may no longer be kept here, or is of something out of sight, is kept no more.
 */
export function deliver_kept(person: Id, edit_of: (type: string) => string | undefined): void {
  for (const object of live_documents_kept(person)) void deliver(object, person, edit_of);
}

async function deliver(object: Id, person: Id, edit_of: (type: string) => string | undefined): Promise<void> {
  try {
    const { object: label, offline_copy: keeps } = await get_object({ object }, { signing_in: true });
    const edit = edit_of(label.type);
    if (edit) live_session({ object, person, edit, keeps });
  } catch (error) {
    if (!is_out_of_sight(error)) return; // it stays kept until the next visit
    take_over_live_changes(person, object);
    note_live_changes(person, object, 0);
    await new CopyInBrowser(person, object).drop();
  }
}
