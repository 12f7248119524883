import { Problem } from '@/api/problem';
import { put_object_draft } from '@/generated/text';
import type { DraftSaved, DraftView, Id, Time } from '@/generated/types';
import type { SafetyPlace } from '@/shell/safety_copy';
import type { DraftText } from './draft_text';

export type Saving =
  /** Null: nothing is kept, as nothing differs from the draft. */
  | { state: 'saved'; at: Time | null }
  | { state: 'saving' }
  | { state: 'offline'; changes: number; kept: boolean }
  | { state: 'refused'; problem: Problem; kept: boolean };

const quiet_ms = 700;
const first_retry_ms = 2000;
const longest_retry_ms = 30_000;
/** A browser sends at most this many bytes after the page has gone. */
const keepalive_bytes = 60_000;

/**
 * Keeps what is typed until it is saved into the draft. Each change goes to its safety place at once and stays there until
 * the server has acknowledged it; one is under way at a time; without a network it tries again until there is one.
 */
export class DraftKeeper {
  private saving: Saving;
  private changes = 0;
  private sending = false;
  private retry_ms = first_retry_ms;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly page: Id,
    private readonly safety: SafetyPlace,
    private text: DraftText,
    private onto: Time | null,
  ) {
    this.saving = { state: 'saved', at: onto };
  }

  start(): void {
    addEventListener('online', this.save_now);
    addEventListener('pagehide', this.save_last);
  }

  readonly state = (): Saving => this.saving;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  change(text: DraftText): void {
    this.text = text;
    this.changes += 1;
    this.safety.keep({ ...text, onto: this.onto, changes: this.changes });
    if (this.saving.state !== 'offline') this.say({ state: 'saving' });
    else this.say_offline();
    this.save_in(quiet_ms);
  }

  /** Resolves when nothing is left unsaved, or when saving is not possible now. */
  async settle(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    while (this.sending) await new Promise((done) => setTimeout(done, 50));
    if (this.changes > 0) await this.save();
  }

  /** It is in the draft that others see: nothing has to be kept any more. */
  saved(draft: DraftView): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.changes = 0;
    this.onto = null;
    const { title, markdown, base_revision, base_state } = draft;
    this.text = { title, markdown, base_revision, base_state };
    this.safety.drop();
    this.say({ state: 'saved', at: null });
  }

  /** What was kept was thrown away. */
  forget(): void {
    this.changes = 0;
    this.stop();
    this.safety.drop();
  }

  /** Something typed is neither on the server nor in a lasting place: it would be lost with the page. */
  get would_be_lost(): boolean {
    return this.changes > 0 && !this.safety.lasting;
  }

  /** What is unsaved is sent, and kept here, where it may be, until it has arrived. */
  leave(): void {
    if (this.changes > 0) void this.save();
    this.stop();
  }

  private stop(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    removeEventListener('online', this.save_now);
    removeEventListener('pagehide', this.save_last);
  }

  private readonly save_now = () => this.save_in(0);

  private readonly save_last = () => {
    if (this.changes > 0 && JSON.stringify(this.text).length < keepalive_bytes)
      void this.send(true).catch(() => undefined);
  };

  private save_in(milliseconds: number): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), milliseconds);
  }

  private async save(): Promise<void> {
    if (this.sending || this.changes === 0) return;
    const sent = this.changes;
    this.sending = true;
    try {
      const { saved } = await this.send(false);
      this.onto = saved;
      this.retry_ms = first_retry_ms;
      this.changes -= sent;
      this.sending = false;
      this.acknowledged(saved);
    } catch (error) {
      this.sending = false;
      this.failed(error);
    }
  }

  private send(keepalive: boolean): Promise<DraftSaved> {
    return put_object_draft({ object: this.page, ...this.text }, { keepalive });
  }

  private acknowledged(saved: Time): void {
    if (this.changes > 0) {
      this.safety.keep({ ...this.text, onto: saved, changes: this.changes });
      this.save_in(quiet_ms);
    } else {
      this.safety.drop();
      this.say({ state: 'saved', at: saved });
    }
  }

  private failed(error: unknown): void {
    const problem = error instanceof Problem ? error : Problem.offline();
    if (problem.status >= 400 && problem.status < 500 && problem.status !== 429) {
      this.say({ state: 'refused', problem, kept: this.safety.lasting });
      return;
    }
    this.say_offline();
    this.save_in(this.retry_ms);
    this.retry_ms = Math.min(this.retry_ms * 2, longest_retry_ms);
  }

  private say_offline(): void {
    this.say({ state: 'offline', changes: this.changes, kept: this.safety.lasting });
  }

  private say(saving: Saving): void {
    this.saving = saving;
    for (const listener of this.listeners) listener();
  }
}
