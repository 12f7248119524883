/** A WebSocket that opens does so at once. After so long, or so many attempts in about 4 s, none will. */
export const most_opening_ms = 5000;
const most_unopened = 3;

/** A node goes away, or this was another's: what carried it may open at once elsewhere. */
const elsewhere = 1012;

/** Which way the next attempt at a live connection takes: a WebSocket, or requests until those break. */
export class Way {
  private unopened = 0;
  private last: 'socket' | 'requests' = 'socket';

  next(): 'socket' | 'requests' {
    this.last = this.unopened >= most_unopened ? 'requests' : 'socket';
    this.unopened = this.last === 'requests' ? 0 : this.unopened + 1;
    return this.last;
  }

  opened(): void {
    this.unopened = 0;
  }

  /** It did not open in `most_opening_ms`. */
  none_opens(): void {
    this.unopened = most_unopened;
  }

  ended(code: number): void {
    if (code === elsewhere && this.last === 'requests') this.none_opens();
  }
}
