import { Connection } from './connection';
import type { BetweenTabs, Heard, Topic } from './messages';

/**
 * Live updates in this tab. All tabs of the browser share one connection: the tab that holds the Web Lock keeps it and
 * passes on what it hears over a BroadcastChannel; when that tab closes, the lock passes to another.
 */
export class Hub {
  private readonly tab = crypto.randomUUID();
  private readonly channel: BroadcastChannel;
  private readonly topics = new Map<Topic, number>();
  private readonly others = new Map<string, Topic[]>();
  private readonly ended = new AbortController();
  private connection: Connection | null = null;

  constructor(
    person: string,
    private readonly hear: (heard: Heard) => void,
  ) {
    const name = `folkmoot-live-${person}`;
    this.channel = new BroadcastChannel(name);
    this.channel.onmessage = (message) => this.receive(message.data as BetweenTabs);
    const held = navigator.locks.request(name, { signal: this.ended.signal }, () => this.lead());
    held.catch(() => undefined);
    addEventListener('pagehide', this.say_goodbye);
  }

  /** Listens to a topic until the returned function is called. */
  listen(topic: Topic): () => void {
    this.topics.set(topic, (this.topics.get(topic) ?? 0) + 1);
    this.say_wants();
    return () => {
      const left = (this.topics.get(topic) ?? 1) - 1;
      if (left > 0) this.topics.set(topic, left);
      else this.topics.delete(topic);
      this.say_wants();
    };
  }

  stop(): void {
    this.say_goodbye();
    removeEventListener('pagehide', this.say_goodbye);
    this.ended.abort();
    this.connection?.stop();
    this.channel.close();
  }

  private lead(): Promise<void> {
    this.connection = new Connection((message) => {
      this.say({ type: 'heard', message });
      this.hear(message);
    });
    this.say({ type: 'who' });
    this.say_wants();
    return new Promise((done) => this.ended.signal.addEventListener('abort', () => done()));
  }

  private receive(message: BetweenTabs): void {
    if (message.type === 'heard') this.hear(message.message);
    else if (message.type === 'who') this.say_wants();
    else {
      if (message.topics.length > 0) this.others.set(message.tab, message.topics);
      else this.others.delete(message.tab);
      this.pass_on();
    }
  }

  private readonly say_goodbye = () => this.say({ type: 'wants', tab: this.tab, topics: [] });

  private say_wants(): void {
    this.say({ type: 'wants', tab: this.tab, topics: [...this.topics.keys()] });
    this.pass_on();
  }

  private pass_on(): void {
    this.connection?.want(new Set([...this.topics.keys(), ...[...this.others.values()].flat()]));
  }

  private say(message: BetweenTabs): void {
    this.channel.postMessage(message);
  }
}
