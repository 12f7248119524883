import {
  type Awareness,
  applyAwarenessUpdate,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from 'y-protocols/awareness';

interface Change {
  added: number[];
  updated: number[];
  removed: number[];
}

/** Who is in a document: tells the server of this person, and takes in what it says of all. */
export class OwnPresence {
  private connected = false;
  /** The server sends back what it was told: from then on silence means that nobody hears. */
  private echoed = false;

  constructor(
    private readonly awareness: Awareness,
    private readonly send: (octets: Uint8Array, answered: boolean) => void,
  ) {
    awareness.setLocalState(null);
    awareness.on('update', this.changed);
  }

  /** Others see that this person is in the document. */
  come(): void {
    if (this.awareness.getLocalState() === null) this.awareness.setLocalState({});
  }

  /** They see it no more. */
  go(): void {
    this.awareness.setLocalState(null);
  }

  take(octets: Uint8Array): void {
    this.echoed ||= this.awareness.getLocalState() !== null;
    applyAwarenessUpdate(this.awareness, octets, this);
  }

  /** There is a connection. After a break others have seen this person go: what is said again must be newer than that. */
  begin(): void {
    this.connected = true;
    this.echoed = false;
    const here = this.awareness.getLocalState();
    if (here === null) return;
    this.awareness.setLocalState(here);
    this.awareness.setLocalState(here);
  }

  /** It is lost, and with it what is known of others. */
  lose(): void {
    this.connected = false;
    const others = [...this.awareness.getStates().keys()].filter((id) => id !== this.awareness.clientID);
    removeAwarenessStates(this.awareness, others, this);
    // With their clocks: whoever has not moved meanwhile comes again with the one that was known.
    for (const id of others) this.awareness.meta.delete(id);
  }

  tell(): void {
    if (this.connected && this.awareness.meta.has(this.awareness.clientID))
      this.send(encodeAwarenessUpdate(this.awareness, [this.awareness.clientID]), this.echoed);
  }

  private readonly changed = ({ added, updated, removed }: Change, origin: unknown) => {
    if (origin !== this && [...added, ...updated, ...removed].includes(this.awareness.clientID)) this.tell();
  };
}
