import { Problem } from '@/api/problem';
import { post_live_ticket } from '@/generated/live';
import { PolledSocket } from '@/live/polled_socket';
import { most_opening_ms, Way } from '@/live/way';
import { type FrameIn, leave_frame, read_frame } from './frame';
import { schema_version } from './live_state';

/** One document that takes part in the connection. */
export interface Party {
  readonly name: string;
  /** There is a socket: says who it is and asks for the document. */
  begin(ticket: string): void;
  receive(frame: FrameIn): void;
  /** There is none any more; it comes again by itself. */
  lost(): void;
}

const shortest_wait_ms = 500;
const longest_wait_ms = 30_000;
const look_ms = 5000;
/** What is answered at all is answered at once: longer than this, nobody hears. */
const deaf_after_ms = 15_000;

/** What the server says by closing a socket that only signing in again helps against. */
const signed_out = 4401;
/** The server cannot take what was sent; where it has not said of which document, each is suspected. */
const no_message = 1008;
const too_large = 1009;

/**
 * This tab's one socket to `/collab`, for all documents that are open in it. It comes back by itself; after the end of a
 * session it waits until somebody has signed in again over the page.
 */
export class CollabConnection {
  private readonly parties = new Map<string, Party>();
  private socket: WebSocket | PolledSocket | null = null;
  private ticket = '';
  private opening = false;
  private wait_ms = shortest_wait_ms;
  private again: ReturnType<typeof setTimeout> | null = null;
  private looking: ReturnType<typeof setInterval> | null = null;
  private unanswered_since: number | null = null;
  private needs_sign_in = false;
  private said_why = false;
  private readonly way = new Way();
  private connecting_since = 0;

  join(party: Party): void {
    this.parties.set(party.name, party);
    if (this.parties.size === 1) this.start();
    if (this.is_open) party.begin(this.ticket);
    else this.open_soon(0);
  }

  leave(party: Party): void {
    if (this.parties.get(party.name) !== party) return;
    this.parties.delete(party.name);
    if (this.parties.size === 0) this.stop();
    else this.send(leave_frame(party.name), false);
  }

  get is_open(): boolean {
    return this.socket?.readyState === WebSocket.OPEN;
  }

  /** `answered`: the server says something in return; where it stays silent, the socket is given up. */
  send(octets: Uint8Array, answered: boolean): void {
    if (!this.is_open) return;
    if (answered) this.unanswered_since ??= Date.now();
    this.socket?.send(octets as Uint8Array<ArrayBuffer>);
  }

  /** Somebody was answered: the next break is waited for as shortly as the first. */
  works(): void {
    this.wait_ms = shortest_wait_ms;
  }

  /** With a new ticket, after the usual pause. */
  renew(): void {
    this.drop();
    this.open_soon(this.pause());
  }

  private start(): void {
    addEventListener('online', this.back_online);
    addEventListener('offline', this.gone_offline);
    this.looking = setInterval(() => this.look(), look_ms);
  }

  private stop(): void {
    removeEventListener('online', this.back_online);
    removeEventListener('offline', this.gone_offline);
    if (this.looking) clearInterval(this.looking);
    if (this.again) clearTimeout(this.again);
    this.again = this.looking = null;
    this.drop();
  }

  private readonly back_online = () => {
    this.wait_ms = shortest_wait_ms;
    this.open_soon(0);
  };

  private readonly gone_offline = () => {
    this.drop();
    this.open_soon(this.pause());
  };

  private look(): void {
    if (
      this.socket?.readyState === WebSocket.CONNECTING &&
      Date.now() - this.connecting_since > most_opening_ms
    ) {
      this.way.none_opens();
      this.renew();
    }
    if (this.unanswered_since !== null && Date.now() - this.unanswered_since > deaf_after_ms) this.renew();
  }

  private pause(): number {
    const pause = this.wait_ms * (0.75 + Math.random() / 2);
    this.wait_ms = Math.min(this.wait_ms * 2, longest_wait_ms);
    return pause;
  }

  private open_soon(ms: number): void {
    if (this.again) clearTimeout(this.again);
    this.again = setTimeout(() => {
      this.again = null;
      void this.open();
    }, ms);
  }

  private async open(): Promise<void> {
    if (this.opening || this.socket || this.parties.size === 0) return;
    this.opening = true;
    try {
      this.ticket = await this.fetch_ticket();
      if (this.parties.size > 0) this.connect();
    } catch {
      if (this.parties.size > 0) this.open_soon(this.pause());
    } finally {
      this.opening = false;
    }
  }

  /** Where the session is over, the question to sign in again is put over the page, and its answer waited for. */
  private async fetch_ticket(): Promise<string> {
    const asking = this.needs_sign_in;
    this.needs_sign_in = false;
    try {
      return (await post_live_ticket(asking ? {} : { signing_in: true })).ticket;
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 401) throw error;
      return (await post_live_ticket()).ticket;
    }
  }

  /** A WebSocket; where none opens though other requests get through, the same by requests until that breaks. */
  private new_socket(): WebSocket | PolledSocket {
    const query = `?schema=${schema_version}`;
    if (this.way.next() === 'requests') return new PolledSocket('/collab/polls', query);
    return new WebSocket(`${location.origin.replace(/^http/, 'ws')}/collab${query}`);
  }

  private connect(): void {
    const socket = this.new_socket();
    socket.binaryType = 'arraybuffer';
    this.socket = socket;
    this.connecting_since = Date.now();
    this.said_why = false;
    socket.onopen = () => {
      this.way.opened();
      for (const party of this.parties.values()) party.begin(this.ticket);
    };
    socket.onmessage = ({ data }: { data: ArrayBuffer }) => {
      this.unanswered_since = null;
      const { name, frame } = read_frame(new Uint8Array(data));
      if (frame?.kind === 'closed') this.said_why = true;
      if (frame) this.parties.get(name)?.receive(frame);
    };
    socket.onclose = ({ code }: { code: number }) => {
      if (this.socket !== socket) return;
      this.way.ended(code);
      this.needs_sign_in = code === signed_out;
      if ((code === no_message || code === too_large) && !this.said_why)
        this.refuse(code === too_large ? 'too-large' : 'misused');
      this.drop();
      if (this.parties.size > 0) this.open_soon(code === signed_out ? 0 : this.pause());
    };
  }

  private refuse(why: string): void {
    for (const party of this.parties.values()) party.receive({ kind: 'closed', why });
  }

  private drop(): void {
    const { socket } = this;
    this.socket = null;
    this.unanswered_since = null;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
    for (const party of this.parties.values()) party.lost();
  }
}
