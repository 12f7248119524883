import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { Id } from '@/generated/types';
import { Changes } from './changes';
import type { CollabConnection, Party } from './connection';
import { awareness_frame, type FrameIn, sync_frame, token_frame } from './frame';
import type { KeptCopy } from './kept_copy';
import type { LiveState, Refusal } from './live_state';
import { OwnPresence } from './own_presence';
import { is_all_known } from './vocabulary';

/** A break that is mended sooner is not worth a word. */
const patience_ms = 2000;
/** Before a document that cannot be read, or whose rights could not be asked for, is asked for again. */
const later_ms = 10_000;

/** What the server says while there is no room for anything; what is typed is kept there and here meanwhile. */
const full_codes = ['store.full', 'files.read_only'];

/** Where a change comes from that is kept already. */
const from_copy = Symbol('copy');

export interface SessionParts {
  object: Id;
  connection: CollabConnection;
  copy: KeptCopy;
  /** How many changes the copy holds that are not known to have arrived. */
  left_before: number;
  /** Told how many changes are kept here and not known to have arrived. */
  note: (changes: number) => void;
  /** Whether the person may edit the object now; rejects where nobody can say. */
  ask_rights: () => Promise<boolean>;
}

/**
 * One document, edited live: what is written here goes to the server and to the copy kept in this browser, what others
 * write comes in, and `state` says honestly what of it is safe. "Saved" is only said once the server has said that all
 * that was sent is on its disk.
 */
export class LiveSession implements Party {
  readonly document = new Y.Doc();
  readonly presence = new Awareness(this.document);
  readonly name: Id;
  /** The text is there, from the server or from the copy. */
  readonly ready: Promise<void>;
  private readonly own_presence: OwnPresence;
  private readonly changes: Changes;
  private copy: KeptCopy;
  private has_copy = false;
  private now: LiveState = { state: 'opening' };
  private readonly listeners = new Set<() => void>();
  private readonly before_changes = new Set<() => void>();
  private made_ready: () => void = () => undefined;
  private has_text = false;
  private connected = false;
  /** The server has been told all that was here when the connection began; from then on it is told each change. */
  private answered = false;
  private impatient = false;
  private patience: ReturnType<typeof setTimeout> | null = null;
  private refused: Refusal | null = null;
  private has_room = true;
  private comes_again: ReturnType<typeof setTimeout> | null = null;
  private ended = false;

  constructor(private readonly parts: SessionParts) {
    this.copy = parts.copy;
    this.name = parts.object;
    this.changes = new Changes(parts.left_before);
    this.own_presence = new OwnPresence(this.presence, (octets, answered) =>
      parts.connection.send(awareness_frame(this.name, octets), answered),
    );
    this.ready = new Promise((done) => {
      this.made_ready = done;
    });
    this.document.on('update', this.changed);
    this.grow_impatient();
    void this.begin_with_copy();
  }

  readonly state = (): LiveState => this.now;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Before each change that others have made is drawn. */
  readonly before_others = (listener: () => void): (() => void) => {
    this.before_changes.add(listener);
    return () => this.before_changes.delete(listener);
  };

  /** Others see that this person is in the document. */
  come(): void {
    this.own_presence.come();
  }

  /** They see it no more. */
  go(): void {
    this.own_presence.go();
  }

  /** The text is there and can be written in. */
  get is_open(): boolean {
    return this.has_text;
  }

  /** Something written would be gone with the page. */
  get would_be_lost(): boolean {
    return this.changes.open > 0 && !this.is_kept;
  }

  get is_saved(): boolean {
    return this.now.state === 'saved';
  }

  /** Waiting changes nothing any more: all is saved, or will not be. */
  get is_settled(): boolean {
    return this.is_saved || this.refused !== null;
  }

  /** After a refusal: perhaps it is different now. */
  try_again(): void {
    if (!this.refused) return;
    this.refused = null;
    this.parts.connection.leave(this);
    this.parts.connection.join(this);
    this.look();
  }

  /** Resolves when all is saved, or when it cannot be by waiting. */
  async settle(): Promise<void> {
    while (!this.is_settled && !this.ended) await new Promise((done) => setTimeout(done, 50));
  }

  /** The marking has changed: from now on it is kept there, and nowhere else. */
  keep_in(copy: KeptCopy): void {
    void this.copy.drop();
    this.copy = copy;
    if (this.has_text) copy.add(Y.encodeStateAsUpdate(this.document), 'now');
    this.look();
  }

  /** The page is about to be put away, and may never run again. */
  keep_now(): void {
    this.copy.keep_now();
  }

  forget_copy(): Promise<void> {
    return this.copy.drop();
  }

  end(): void {
    this.ended = true;
    this.go();
    this.parts.connection.leave(this);
    for (const timer of [this.patience, this.comes_again]) if (timer) clearTimeout(timer);
    this.presence.destroy();
    this.document.destroy();
  }

  begin(ticket: string): void {
    if (this.refused === 'rights' || this.refused === 'older') return;
    this.changes.begin_sending();
    this.answered = false;
    const { connection } = this.parts;
    connection.send(token_frame(this.name, ticket), true);
    connection.send(sync_frame(this.name, 'state', Y.encodeStateVector(this.document)), true);
    this.own_presence.begin();
  }

  receive(frame: FrameIn): void {
    switch (frame.kind) {
      case 'accepted':
        this.accepted(frame.writes);
        break;
      case 'trouble':
        this.has_room = frame.code === null || !full_codes.includes(frame.code);
        break;
      case 'denied':
        void this.denied();
        break;
      case 'state':
        this.answer(frame.octets);
        break;
      case 'answer':
      case 'update':
        this.take(frame.octets, frame.kind === 'answer');
        break;
      case 'awareness':
        this.own_presence.take(frame.octets);
        break;
      case 'asked_who':
        this.own_presence.tell();
        break;
      case 'saved':
        this.changes.acknowledge();
        break;
      case 'closed':
        this.closed(frame.why);
    }
    this.look();
  }

  private take(update: Uint8Array, is_answer: boolean): void {
    if (!is_all_known(update)) {
      this.parts.connection.leave(this);
      this.connected = this.answered = false;
      this.refused = 'older';
    } else {
      for (const listener of this.before_changes) listener();
      Y.applyUpdate(this.document, update, this);
      if (is_answer) this.have_text();
    }
  }

  lost(): void {
    this.connected = this.answered = false;
    this.own_presence.lose();
    this.grow_impatient();
    this.look();
  }

  private async begin_with_copy(): Promise<void> {
    for (const update of await this.copy.load()) {
      Y.applyUpdate(this.document, update, from_copy);
      this.has_copy = true;
    }
    if (this.ended) return;
    if (this.has_copy) this.have_text();
    this.look();
    this.parts.connection.join(this);
  }

  private accepted(writes: boolean): void {
    this.connected = this.has_room = true;
    this.refused = writes ? null : 'older';
    this.parts.connection.works();
    this.stop_waiting();
  }

  private have_text(): void {
    if (!this.has_text && !this.has_copy) this.copy.add(Y.encodeStateAsUpdate(this.document), 'now');
    this.has_text = true;
    this.made_ready();
  }

  private readonly changed = (update: Uint8Array, origin: unknown) => {
    const { connection } = this.parts;
    if (origin === from_copy) return;
    if (this.has_text && this.refused !== 'rights') this.copy.add(update, origin === this ? 'soon' : 'now');
    if (origin === this) return;
    this.changes.make();
    if (this.answered) {
      connection.send(sync_frame(this.name, 'update', update), true);
      this.changes.send();
    }
    this.look();
  };

  /** What the server does not have yet; it says afterwards that it has it on disk. */
  private answer(state: Uint8Array): void {
    // Asked again, it has not taken what it was sent last: that is in this answer.
    if (this.answered) this.changes.not_taken();
    this.answered = true;
    this.parts.connection.send(
      sync_frame(this.name, 'answer', Y.encodeStateAsUpdate(this.document, state)),
      true,
    );
    this.changes.send();
  }

  private async denied(): Promise<void> {
    this.connected = this.answered = false;
    const may = await this.parts.ask_rights().catch(() => true);
    if (this.ended) return;
    if (may) return this.come_again();
    this.parts.connection.leave(this);
    await this.copy.drop();
    this.refuse('rights');
  }

  private closed(why: string): void {
    this.connected = this.answered = false;
    if (why === 'unavailable') {
      this.refuse('unavailable');
      this.come_again();
    } else if (why === 'too-large' || why === 'misused') {
      // It would be refused for ever; the other documents on the connection go on.
      this.parts.connection.leave(this);
      this.refuse(why === 'too-large' ? 'too_large' : 'damaged');
    }
  }

  private come_again(): void {
    if (this.comes_again) clearTimeout(this.comes_again);
    this.comes_again = setTimeout(() => this.parts.connection.renew(), this.refused ? later_ms : 300);
  }

  private refuse(why: Refusal): void {
    this.refused = why;
    this.look();
  }

  private grow_impatient(): void {
    if (this.patience) clearTimeout(this.patience);
    this.patience = setTimeout(
      () => {
        this.impatient = true;
        this.look();
      },
      navigator.onLine ? patience_ms : 0,
    );
  }

  private stop_waiting(): void {
    if (this.patience) clearTimeout(this.patience);
    this.patience = null;
    this.impatient = false;
  }

  private get is_kept(): boolean {
    return this.copy.lasting && this.refused !== 'rights';
  }

  private look(): void {
    this.parts.note(this.refused === 'rights' || !this.copy.lasting ? 0 : this.changes.open);
    const next = this.judge();
    if (JSON.stringify(next) === JSON.stringify(this.now)) return;
    this.now = next;
    for (const listener of this.listeners) listener();
  }

  private judge(): LiveState {
    const changes = this.changes.open;
    const about = { changes, kept: this.is_kept };
    if (this.refused) return { state: 'refused', why: this.refused, ...about };
    if (!this.has_room && this.connected && changes > 0) return { state: 'refused', why: 'full', ...about };
    if (!this.connected && this.impatient) return { state: 'offline', ...about };
    if (!this.has_text) return { state: 'opening' };
    return this.connected && this.answered && this.changes.all_acknowledged
      ? { state: 'saved' }
      : { state: 'saving' };
  }
}
