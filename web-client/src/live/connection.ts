import { post_live_ticket } from '@/generated/api';
import type { FromServer, Heard, Topic } from './messages';

const shortest_wait = 1000;
const longest_wait = 30_000;

/** The browser's one WebSocket, held by one tab: subscribes, resumes from cursors, comes back after a break. */
export class Connection {
  private socket: WebSocket | null = null;
  private wanted = new Set<Topic>();
  private readonly cursors = new Map<Topic, string>();
  private wait = shortest_wait;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private stopped = false;

  constructor(private readonly hear: (heard: Heard) => void) {
    void this.open();
  }

  want(topics: Set<Topic>): void {
    for (const topic of this.wanted) if (!topics.has(topic)) this.leave(topic);
    for (const topic of topics) if (!this.wanted.has(topic)) this.subscribe(topic);
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
      if (this.stopped) return;
      const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/live`);
      this.socket = socket;
      socket.onopen = () => {
        socket.send(JSON.stringify({ type: 'open', ticket }));
        for (const topic of this.wanted) this.subscribe(topic);
      };
      socket.onmessage = (message) => this.receive(JSON.parse(String(message.data)) as FromServer);
      socket.onclose = () => this.again();
    } catch {
      this.again();
    }
  }

  private again(): void {
    this.socket = null;
    if (this.stopped) return;
    this.timer = setTimeout(() => void this.open(), this.wait * (0.75 + Math.random() / 2));
    this.wait = Math.min(this.wait * 2, longest_wait);
  }

  private subscribe(topic: Topic): void {
    const cursor = this.cursors.get(topic);
    this.send({ type: 'subscribe', topic, ...(cursor ? { cursor } : {}) });
  }

  private leave(topic: Topic): void {
    this.cursors.delete(topic);
    this.send({ type: 'unsubscribe', topic });
  }

  private send(message: object): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }

  private receive(message: FromServer): void {
    this.wait = shortest_wait;
    switch (message.type) {
      case 'subscribed':
        this.cursors.set(message.topic, message.cursor);
        return;
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
