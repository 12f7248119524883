/** What is typed without a longer pause is one change: people do not count letters. */
const pause_ms = 1000;

/** Counts what was changed here and is not known to be on the server's disk. */
export class Changes {
  /** Each change of the document, and as people count them: where the last of each was. */
  private made = 0;
  private safe = 0;
  private bursts: number[] = [];
  private last_at = Number.NEGATIVE_INFINITY;
  /** For each message that the server has not acknowledged, in their order, how much had been made. */
  private sent: number[] = [];
  /** Brought by a copy from before this page was shown. */
  private before: number;

  constructor(before: number) {
    this.before = before;
    if (before > 0) this.made = 1;
  }

  /** As people count them. */
  get open(): number {
    return this.before + this.bursts.length;
  }

  /** Nothing has been made that is not known to be safe, and nothing is on its way. */
  get all_acknowledged(): boolean {
    return this.open === 0 && this.sent.length === 0;
  }

  make(): void {
    this.made += 1;
    const now = Date.now();
    const goes_on = now - this.last_at < pause_ms && this.bursts.length > 0;
    if (goes_on) this.bursts[this.bursts.length - 1] = this.made;
    else this.bursts.push(this.made);
    this.last_at = now;
  }

  /** A new connection: what an old one did not acknowledge it never will. */
  begin_sending(): void {
    this.sent = [];
  }

  /** A message is sent that holds, with those before it, all that has been made. */
  send(): void {
    this.sent.push(this.made);
  }

  /** The oldest message that is not acknowledged never will be. */
  not_taken(): void {
    this.sent.shift();
  }

  acknowledge(): void {
    this.safe = Math.max(this.safe, this.sent.shift() ?? 0);
    if (this.safe >= 1) this.before = 0;
    this.bursts = this.bursts.filter((end) => end > this.safe);
  }
}
