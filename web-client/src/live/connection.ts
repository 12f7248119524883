import { post_live_ticket } from '@/generated/live';
import type { FromServer, Heard, Topic } from './messages';
import type { PolledTexts } from './polled_texts';
import { most_opening_ms, Way } from './way';

const shortest_wait = 1000;
const longest_wait = 30_000;
/** What is on screen was asked for about when its topic was wanted. Followed later than this, it may be old. */
const late_ms = 1000;

type Socket = WebSocket | PolledTexts;

/**
 * The browser's one WebSocket, held by one tab: subscribes, resumes from cursors, comes back after a break. Where none
 * opens, the same by requests.
 */
export class Connection {
  private socket: Socket | null = null;
  private readonly way = new Way();
  private wanted = new Set<Topic>();
  private readonly wanted_since = new Map<Topic, number>();
  private readonly cursors = new Map<Topic, string>();
  private wait = shortest_wait;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private stopped = false;

  constructor(private readonly hear: (heard: Heard) => void) {
    void this.open();
  }

  want(topics: Set<Topic>): void {
    for (const topic of this.wanted) if (!topics.has(topic)) this.leave(topic);
    for (const topic of topics) if (!this.wanted.has(topic)) this.begin(topic);
    this.wanted = new Set(topics);
  }

  stop(): void {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
    this.socket?.close();
  }

  private async open(): Promise<void> {
    try {
      const { ticket } = await post_live_ticket({ signing_in: true });
      const socket = await this.new_socket();
      if (this.stopped) return socket.close();
      this.take(socket, ticket);
    } catch {
      this.again();
    }
  }

  private async new_socket(): Promise<Socket> {
    if (this.way.next() === 'requests') return new (await import('./polled_texts')).PolledTexts();
    return new WebSocket(`${location.origin.replace(/^http/, 'ws')}/live`);
  }

  private take(socket: Socket, ticket: string): void {
    this.socket = socket;
    const opening = setTimeout(() => {
      this.way.none_opens();
      socket.close();
    }, most_opening_ms);
    socket.onopen = () => {
      clearTimeout(opening);
      this.way.opened();
      socket.send(JSON.stringify({ type: 'open', ticket }));
      for (const topic of this.wanted) this.subscribe(topic);
    };
    socket.onmessage = ({ data }: { data: string }) => this.receive(JSON.parse(data) as FromServer);
    socket.onclose = ({ code }: { code: number }) => {
      clearTimeout(opening);
      this.way.ended(code);
      this.again();
    };
  }

  private again(): void {
    this.socket = null;
    if (this.stopped) return;
    this.timer = setTimeout(() => void this.open(), this.wait * (0.75 + Math.random() / 2));
    this.wait = Math.min(this.wait * 2, longest_wait);
  }

  private begin(topic: Topic): void {
    this.wanted_since.set(topic, Date.now());
    this.subscribe(topic);
  }

  private subscribe(topic: Topic): void {
    const cursor = this.cursors.get(topic);
    this.send({ type: 'subscribe', topic, ...(cursor ? { cursor } : {}) });
  }

  private leave(topic: Topic): void {
    this.cursors.delete(topic);
    this.wanted_since.delete(topic);
    this.send({ type: 'unsubscribe', topic });
  }

  private send(message: object): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }

  private receive(message: FromServer): void {
    this.wait = shortest_wait;
    switch (message.type) {
      case 'subscribed': {
        const is_first = !this.cursors.has(message.topic);
        this.cursors.set(message.topic, message.cursor);
        const since = this.wanted_since.get(message.topic) ?? Date.now();
        if (is_first && Date.now() - since > late_ms) this.hear({ type: 'resync', topic: message.topic });
        return;
      }
      case 'event': {
        const { topic, cursor, name, object, space } = message;
        this.cursors.set(topic, cursor);
        this.hear({ type: 'event', event: { topic, name, object, space } });
        return;
      }
      case 'resync':
        this.cursors.delete(message.topic);
        this.hear(message);
        return;
      case 'closed':
        this.wanted.delete(message.topic);
        this.cursors.delete(message.topic);
        this.hear(message);
        return;
      case 'signed_out':
        this.hear(message);
    }
  }
}
