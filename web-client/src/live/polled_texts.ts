import { PolledSocket } from './polled_socket';

/** `/live` where no WebSocket opens, in the shape of one. A file of its own: most browsers never need it. */
export class PolledTexts {
  onopen: (() => void) | null = null;
  onmessage: ((message: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;

  private readonly socket = new PolledSocket('/live/polls');

  constructor() {
    this.socket.onopen = () => this.onopen?.();
    this.socket.onmessage = ({ data }) => this.onmessage?.({ data: new TextDecoder().decode(data) });
    this.socket.onclose = (event) => this.onclose?.(event);
  }

  get readyState(): number {
    return this.socket.readyState;
  }

  send(text: string): void {
    this.socket.send(new TextEncoder().encode(text));
  }

  close(): void {
    this.socket.close();
  }
}
