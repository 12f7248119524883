import * as Y from 'yjs';
import type { Id } from '@/generated/types';
import { live_copies_of } from '@/shell/safety_copy';
import { schema_version } from './live_state';

/** What a browser keeps of a document until all of it is known to be on the server's disk. */
export interface KeptCopy {
  /** Whether what was added outlives the page that is shown. */
  readonly lasting: boolean;
  /** What was kept before, as updates of Yjs. */
  load(): Promise<Uint8Array[]>;
  /** `soon`: a moment later, with others; what was typed here is kept at once. */
  add(update: Uint8Array, when: 'now' | 'soon'): void;
  /** What waits for others is kept at once. */
  keep_now(): void;
  /** Takes away all that is kept of the document, by other tabs too. */
  drop(): Promise<void>;
}

/** More than a document may hold on the server (8 MiB), and the same again of what is being written. */
const most_octets = 16 << 20;
/** Pieces of one document that are left before they are made into one. */
const most_pieces = 300;
const soon_ms = 300;
const store_name = 'updates';
const by_document = 'document';

interface Piece {
  document: Id;
  update: Uint8Array;
}

/** In this browser's IndexedDB, per person. Several tabs may keep the same document: each adds what it wrote. */
export class CopyInBrowser implements KeptCopy {
  private readonly database: Promise<IDBDatabase | null>;
  private works = true;
  private pieces = 0;
  private octets = 0;
  private readonly waiting: Uint8Array[] = [];
  private later: ReturnType<typeof setTimeout> | null = null;

  constructor(
    person: Id,
    private readonly document: Id,
  ) {
    this.database = open(live_copies_of(person), () => {
      this.works = false;
    });
  }

  get lasting(): boolean {
    return this.works;
  }

  async load(): Promise<Uint8Array[]> {
    let found: Piece[] = [];
    await this.change('readonly', (store) => {
      const reading = store.index(by_document).getAll(this.document);
      reading.onsuccess = () => {
        found = reading.result;
      };
    });
    this.pieces = found.length;
    this.octets = found.reduce((sum, { update }) => sum + update.length, 0);
    return found.map(({ update }) => update);
  }

  add(update: Uint8Array, when: 'now' | 'soon'): void {
    this.octets += update.length;
    if (this.octets > most_octets) this.works = false;
    if (!this.works) return;
    this.waiting.push(update);
    if (when === 'now') this.write();
    else this.later ??= setTimeout(() => this.write(), soon_ms);
  }

  keep_now(): void {
    if (this.waiting.length > 0) this.write();
  }

  private write(): void {
    if (this.later) clearTimeout(this.later);
    this.later = null;
    const update = Y.mergeUpdates(this.waiting.splice(0));
    this.pieces += 1;
    void this.change('readwrite', (store) => {
      store.add({ document: this.document, update } satisfies Piece);
      // The browser need not ask this tab once more: it may be closed right after the last letter.
      store.transaction.commit();
    });
    if (this.pieces > most_pieces) this.fold();
  }

  async drop(): Promise<void> {
    this.pieces = this.octets = 0;
    this.waiting.length = 0;
    if (this.later) clearTimeout(this.later);
    this.later = null;
    await this.change('readwrite', (store) => {
      take_keys(store, this.document, (keys) => {
        for (const key of keys) store.delete(key);
      });
    });
  }

  /** Makes one piece of many; those that other tabs have added are among them. */
  private fold(): void {
    this.pieces = 1;
    void this.change('readwrite', (store) => {
      const reading = store.index(by_document).getAll(this.document);
      take_keys(store, this.document, (keys) => {
        const whole = new Y.Doc();
        for (const { update } of reading.result as Piece[]) Y.applyUpdate(whole, update);
        const update = Y.encodeStateAsUpdate(whole);
        whole.destroy();
        this.octets = update.length;
        for (const key of keys) store.delete(key);
        store.add({ document: this.document, update } satisfies Piece);
      });
    });
  }

  private async change(mode: IDBTransactionMode, change: (store: IDBObjectStore) => void): Promise<void> {
    const database = await this.database;
    if (!database) return;
    await new Promise<void>((done) => {
      const failed = () => {
        this.works = false;
        done();
      };
      try {
        const transaction = database.transaction(store_name, mode);
        transaction.oncomplete = () => done();
        transaction.onabort = transaction.onerror = failed;
        change(transaction.objectStore(store_name));
      } catch {
        failed();
      }
    });
  }
}

const is_there = async (name: string): Promise<boolean> =>
  (await indexedDB.databases()).some((database) => database.name === name);

/**
 * Nowhere: the marking lets no copy leave the server. One from before the text was marked higher is given back once and is
 * then gone from the browser.
 */
export const nowhere = (person: Id, document: Id): KeptCopy => ({
  lasting: false,
  load: async () => {
    if (!(await is_there(live_copies_of(person)))) return [];
    const earlier = new CopyInBrowser(person, document);
    const found = await earlier.load();
    await earlier.drop();
    return found;
  },
  add: () => undefined,
  keep_now: () => undefined,
  drop: async () => undefined,
});

/** The documents of which there are copies. */
export async function documents_with_copies(person: Id): Promise<Id[]> {
  const database = await open(live_copies_of(person), () => undefined);
  if (!database) return [];
  const found: Id[] = [];
  await new Promise<void>((done) => {
    const transaction = database.transaction(store_name);
    transaction.oncomplete = transaction.onabort = () => done();
    const seeking = transaction.objectStore(store_name).index(by_document).openKeyCursor(null, 'nextunique');
    seeking.onsuccess = () => {
      if (!seeking.result) return;
      found.push(String(seeking.result.key));
      seeking.result.continue();
    };
  });
  database.close();
  return found;
}

function take_keys(store: IDBObjectStore, document: Id, take: (keys: IDBValidKey[]) => void): void {
  const reading = store.index(by_document).getAllKeys(document);
  reading.onsuccess = () => take(reading.result);
}

/** Null: this browser keeps nothing, or has copies of a newer client. */
function open(name: string, failed: () => void): Promise<IDBDatabase | null> {
  return new Promise((done) => {
    const none = () => {
      failed();
      done(null);
    };
    try {
      // A client of an older schema keeps away from copies of a newer.
      const opening = indexedDB.open(name, schema_version);
      opening.onupgradeneeded = () => {
        const { result: database } = opening;
        if (database.objectStoreNames.contains(store_name)) return;
        database.createObjectStore(store_name, { autoIncrement: true }).createIndex(by_document, 'document');
      };
      opening.onsuccess = () => {
        // Another tab wipes it, or is of a newer client: nothing here may hold that up.
        opening.result.onversionchange = () => {
          opening.result.close();
          failed();
        };
        done(opening.result);
      };
      opening.onerror = none;
    } catch {
      none();
    }
  });
}
