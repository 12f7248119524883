// A history: what some people do in copies of one document, and what of it reaches the engine, when and how.
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { drawEdit, makeEdit } from './edits.mjs';
import { randomFrom } from './random.mjs';
import { canonical, rootOf, roots, viewsOf } from './view.mjs';

/** Draws a history; all of it is plain data. */
export function drawHistory(seed) {
  const random = randomFrom(seed);
  const people = 2 + random.below(7);
  const copies = Array.from({ length: people }, (_, n) => ({
    // 53 bits as Yjs 14 draws them, or 32, or small ones that are near each other.
    client: random.weighted([[3, 1 + n], [3, random.below(2 ** 32)], [1, 2 ** 32 + random.below(2 ** 20) * 2 ** 32]]) + n,
    gc: random.chance(0.7),
  }));
  const steps = [];
  const length = 10 + random.below(random.chance(0.2) ? 400 : 120);
  const busy = random.fraction();
  const orderly = random.fraction();
  while (steps.length < length) {
    const copy = random.below(people);
    steps.push(random.weighted([
      [6, () => ({ do: 'edit', copy, edits: Array.from({ length: random.chance(0.15) ? 4 : 1 }, () => drawEdit(random)) })],
      [0.3 + busy, () => ({ do: 'meet', copy, other: random.below(people) })],
      [0.3 + busy, () => ({ do: 'hear', copy, which: random.fraction() })],
      [2, () => ({ do: 'tell', way: drawWay(random), which: random.chance(orderly) ? null : random.fraction(), count: 1 + random.below(4) })],
      [0.1, () => ({ do: 'look' })],
    ])());
  }
  return { copies, steps };
}

function drawWay(random) {
  return random.weighted([[6, 'one'], [2, 'twice'], [2, 'merged by Yjs'], [2, 'merged by us'], [1, 'cut by Yjs'], [1, 'cut by us'], [1, 'state']]);
}

const isUndo = (kind) => kind === 'undo' || kind === 'redo';

/** A copy of the document on somebody's machine. What is made in it goes to the log. */
class Copy {
  constructor({ client, gc }, log, counts) {
    this.document = new Y.Doc({ gc });
    this.document.clientID = client;
    this.undo = new Y.UndoManager(roots.map(([name, kind]) => rootOf(this.document, name, kind)), { captureTimeout: 0 });
    this.document.on('update', (update, _origin, _document, transaction) => {
      if (!transaction.local) return;
      log.push(update);
      for (const [by, ranges] of transaction.deleteSet.clients) {
        const units = ranges.reduce((sum, { len }) => sum + len, 0);
        counts.deleted += units;
        if (by !== client) counts.deletedOfOthers += units;
      }
    });
  }

  edit(edits) {
    const changes = edits.filter(({ kind }) => !isUndo(kind));
    if (isUndo(edits[0].kind)) makeEdit(this.document, this.undo, edits[0]);
    else this.document.transact(() => changes.forEach((edit) => makeEdit(this.document, this.undo, edit)));
  }

  /** Learns all that another copy knows. */
  meet(other) {
    Y.applyUpdate(this.document, Y.encodeStateAsUpdate(other.document, Y.encodeStateVector(this.document)));
  }
}

/** Plays a history against the engine. Gives promises that fail where the engine differs from Yjs. */
export function playHistory({ copies, steps }, peer, number, counts) {
  const play = new Play(copies, peer, number, counts);
  for (const step of steps) play.step(step);
  return play.end();
}

/** The updates that a history makes, without an engine. */
export function updatesOf({ copies, steps }) {
  const log = [];
  const made = copies.map((copy) => new Copy(copy, log, { deleted: 0, deletedOfOthers: 0 }));
  for (const step of steps) {
    if (step.do === 'edit') made[step.copy].edit(step.edits);
    else if (step.do === 'meet') made[step.copy].meet(made[step.other]);
  }
  return log;
}

class Play {
  #log = []; // every update that anybody has made
  #told = []; // all that the engine has been told
  #isTold = new Set(); // which updates of the log those are
  #checks = [];

  constructor(copies, peer, number, counts) {
    this.peer = peer;
    this.number = number;
    this.counts = counts;
    this.copies = copies.map((copy) => new Copy(copy, this.#log, counts));
    this.#expect(peer.make(number));
  }

  step(step) {
    const copy = this.copies[step.copy];
    ++this.counts.steps;
    if (step.do === 'edit') copy.edit(step.edits);
    else if (step.do === 'look') this.#compare(loadedFrom(this.#told));
    else if (step.do === 'tell' && this.#log.length) this.#tell(step);
    else if (step.do === 'hear' && this.#log.length) Y.applyUpdate(copy.document, this.#log[this.#recent(step.which)]);
    else if (step.do === 'meet') copy.meet(this.copies[step.other]);
  }

  /** What has not been told is told in some order, but a part is lost: that comes when the engine is asked how far it is. */
  end() {
    const order = (n) => (n * 7919) % 31;
    const rest = this.#log.map((_, n) => n).filter((n) => !this.#isTold.has(n) && n % 5);
    for (const n of rest.sort((a, b) => order(a) - order(b))) this.#apply(this.#log[n]);
    const known = Y.encodeStateVector(loadedFrom(this.#told));
    for (const { document } of this.copies) this.#apply(Y.encodeStateAsUpdate(document, known));
    this.#count();
    this.#compare(loadedFrom(this.#log));
    return Promise.all(this.#checks);
  }

  /** One of the log, rather of its end. */
  #recent(fraction) {
    return Math.floor((1 - fraction * fraction) * (this.#log.length - 1));
  }

  #oldestUntold() {
    const found = this.#log.findIndex((_, n) => !this.#isTold.has(n));
    return found < 0 ? this.#log.length - 1 : found;
  }

  #tell({ way, which, count }) {
    const first = which === null ? this.#oldestUntold() : this.#recent(which);
    if (way === 'state') return this.#apply(Y.encodeStateAsUpdate(this.copies[first % this.copies.length].document));
    if (way.startsWith('cut')) return this.#tellCut(this.#log[first], way, which ?? 0);
    const stride = which === null ? 1 : 3;
    const chosen = Array.from({ length: count }, (_, n) => (first + n * stride) % this.#log.length);
    const updates = chosen.map((n) => this.#log[n]);
    for (const n of chosen) this.#isTold.add(n);
    if (way === 'merged by us') return this.#applyAnswer(this.peer.merge(updates), updates);
    if (way === 'merged by Yjs') return this.#apply(Y.mergeUpdates(updates));
    for (const update of updates) this.#apply(update);
    if (way === 'twice') for (const update of updates) this.#apply(update);
  }

  /** What somebody would be told who says that they are in the midst of an update. */
  #tellCut(update, way, fraction) {
    const { from, to } = Y.parseUpdateMeta(update);
    const state = encoding.createEncoder();
    encoding.writeVarUint(state, to.size);
    for (const [client, end] of to) {
      encoding.writeVarUint(state, client);
      encoding.writeVarUint(state, Math.floor(from.get(client) + (end - from.get(client)) * fraction));
    }
    const known = encoding.toUint8Array(state);
    const cut = Y.diffUpdate(update, known);
    if (way === 'cut by Yjs') this.#apply(cut);
    else this.#applyAnswer(this.peer.diff(update, known), [cut]);
  }

  #apply(update) {
    this.#told.push(update);
    this.#expectApplied(this.peer.apply(this.number, update));
  }

  /** Applies what the engine answered last, which ought to do what these updates do. */
  #applyAnswer(answer, updates) {
    this.#told.push(...updates);
    this.#expect(answer);
    this.#expectApplied(this.peer.applyAnswer(this.number));
  }

  #expectApplied(applied) {
    ++this.counts.applied;
    this.#expect(applied.then((waits) => { if (waits) ++this.counts.waiting; }));
  }

  #expect(promise) {
    promise.catch(() => {}); // it is looked at in the end
    this.#checks.push(promise);
  }

  #expectEqual(what, wanted, answer) {
    this.#expect(answer.then((found) => {
      if (found !== wanted) throw new Error(`${what} differ\n  Yjs: ${wanted}\n  we:  ${found}`);
    }));
  }

  /** Compares the engine's document, and what Yjs makes of its encoding, with one that Yjs loaded. */
  #compare(oracle) {
    ++this.counts.compared;
    const views = viewsOf(oracle);
    const wanted = summaryOf(oracle, views);
    this.#expectEqual('state vectors', stateOf(oracle), this.peer.state(this.number).then(stateText));
    roots.forEach(([name, kind], n) => {
      this.#expectEqual(`views of ${name}`, views[n], this.peer.view(this.number, name, kind).then((text) => canonical(JSON.parse(text))));
    });
    this.#expectEqual('documents loaded from our encoding', wanted, this.peer.encode(this.number).then((state) => {
      const theirs = Y.encodeStateAsUpdate(oracle);
      if (Buffer.compare(state, theirs) === 0) ++this.counts.sameOctets;
      else if (unitsOf(state) !== unitsOf(theirs)) throw new Error(`encodings differ\n  Yjs: ${unitsOf(theirs)}\n  we:  ${unitsOf(state)}`);
      return summaryOf(loadedFrom([state]));
    }));
    const { document } = this.copies[0];
    const theirs = Y.encodeStateAsUpdate(document);
    const both = summaryOf(loadedFrom([Y.encodeStateAsUpdate(oracle), theirs]));
    this.#expectEqual('documents loaded from what somebody has and lacks', both,
      this.peer.encode(this.number, Y.encodeStateVector(document)).then((lacked) => summaryOf(loadedFrom([theirs, lacked]))));
    const version1 = Y.encodeStateAsUpdate(oracle);
    const version2 = Y.encodeStateAsUpdateV2(oracle);
    this.#expectEqual('octets of version 1', hexOf(version1), this.peer.toVersion1(version2).then(hexOf));
    this.#expectEqual('octets of version 2', hexOf(version2), this.peer.toVersion2(version1).then(hexOf));
    this.#expectEqual('invariants', '', this.peer.inspect(this.number));
  }

  #count() {
    const places = new Map();
    const { structs } = Y.decodeUpdate(Y.mergeUpdates(this.#log.length ? this.#log : [nothing]));
    for (const item of structs) {
      if (!(item instanceof Y.Item)) continue;
      ++this.counts.items;
      const parent = item.parent instanceof Y.ID ? idText(item.parent) : item.parent;
      const place = [idText(item.origin), idText(item.rightOrigin), parent, item.parentSub].join();
      places.set(place, [...(places.get(place) ?? []), item.id.client]);
    }
    for (const clients of places.values()) if (new Set(clients).size > 1) this.counts.samePlace += clients.length;
  }
}

const nothing = new Uint8Array([0, 0]);
const hexOf = (octets) => Buffer.from(octets).toString('hex');
const idText = (id) => (id ? `${id.client}:${id.clock}` : '');
const sorted = (entries) => [...entries].sort(([a], [b]) => a - b);
const stateText = (state) => canonical(sorted(Y.decodeStateVector(state)));
const stateOf = (document) => stateText(Y.encodeStateVector(document));

/** Each unit of an update with its neighbours when it was made: the same however units are joined to structs. */
function unitsOf(update) {
  const units = Y.decodeUpdate(update).structs.flatMap(({ id, length, origin, rightOrigin, content, constructor }) =>
    Array.from({ length }, (_, n) => {
      const left = n > 0 ? idText({ client: id.client, clock: id.clock + n - 1 }) : idText(origin);
      const place = constructor === Y.Item ? `${left} ${idText(rightOrigin)} ${content.constructor.name}` : constructor.name;
      return `${id.client}:${id.clock + n} ${place}`;
    }));
  return units.join('\n');
}

function loadedFrom(updates) {
  const document = new Y.Doc();
  Y.applyUpdate(document, Y.mergeUpdates(updates.length ? updates : [nothing]));
  return document;
}

/** All that must be equal of two documents, as a text. */
function summaryOf(document, views = viewsOf(document)) {
  const deleted = Y.createDeleteSetFromStructStore(document.store).clients;
  const ranges = sorted(deleted).map(([client, list]) => [client, list.map(({ clock, len }) => [clock, len])]);
  const waits = [document.store.pendingStructs !== null, document.store.pendingDs !== null];
  return [...views, stateOf(document), canonical(ranges), canonical(waits)].join('\n');
}
