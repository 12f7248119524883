// What the engines of others take for the work that tests/bench/yjs.cpp measures of ours. Prints one number.
//
//   node --expose-gc crdt_peers.mjs PEER WORK FOLDER [NUMBER]      the folder: what crdt_history.mjs made
//     PEER  yjs, ywasm, loro
//     WORK  apply   microseconds of CPU for one key, all of them applied one by one
//           load    milliseconds of CPU to load the state
//           encode  milliseconds of CPU to encode it
//           memory  KiB more in the process for each loaded document
//           place   microseconds of CPU for each of NUMBER clients that insert at one place
//           size    octets of the state that it encodes
import { readFileSync } from 'node:fs';

const [name, work, folder, number] = process.argv.slice(2);

const engines = {
  async yjs() {
    const Y = await import('yjs');
    return {
      format: 'yjs',
      make: (client) => {
        const doc = new Y.Doc();
        if (client) doc.clientID = client;
        return doc;
      },
      insert: (doc) => doc.getText('text').insert(0, 'x'),
      apply: (doc, update) => Y.applyUpdate(doc, update),
      encode: (doc) => Y.encodeStateAsUpdate(doc),
    };
  },
  async ywasm() {
    const { default: Y } = await import('ywasm');
    return {
      format: 'yjs',
      make: (client) => new Y.YDoc(client ? { clientID: client } : {}),
      insert: (doc) => doc.getText('text').insert(0, 'x'),
      apply: (doc, update) => Y.applyUpdate(doc, update, null),
      encode: (doc) => Y.encodeStateAsUpdate(doc),
    };
  },
  async loro() {
    const { LoroDoc } = await import('loro-crdt');
    return {
      format: 'loro',
      make: (client) => {
        const doc = new LoroDoc();
        if (client) doc.setPeerId(`${client}`);
        return doc;
      },
      insert: (doc) => {
        doc.getText('text').insert(0, 'x');
        doc.commit();
      },
      apply: (doc, update) => doc.import(update),
      encode: (doc) => doc.export({ mode: 'snapshot' }),
      send: (doc) => doc.export({ mode: 'update' }),
    };
  },
};

function framed(path) {
  const octets = readFileSync(path);
  const parts = [];
  for (let at = 0; at < octets.length; ) {
    const end = at + 4 + octets.readUInt32LE(at);
    parts.push(new Uint8Array(octets.subarray(at + 4, end)));
    at = end;
  }
  return parts;
}

/// Microseconds of this process's CPU, its compiler's and collector's included.
function cpuOf(task) {
  const before = process.cpuUsage();
  task();
  const spent = process.cpuUsage(before);
  return spent.user + spent.system;
}

/// The median of many runs: the first ones are slower, as the program is still being compiled.
function median(runs, task) {
  const times = Array.from({ length: runs }, () => cpuOf(task)).sort((a, b) => a - b);
  return times[Math.floor(runs / 2)];
}

function memoryFor(engine, state) {
  const documents = 20;
  const resident = () => {
    global.gc();
    global.gc();
    return process.memoryUsage().rss;
  };
  const load = () => {
    const doc = engine.make();
    engine.apply(doc, state);
    return doc;
  };
  const kept = [load()];
  const before = resident();
  for (let n = 0; n < documents; n += 1) kept.push(load());
  return (resident() - before) / documents / 1024;
}

const engine = await engines[name]();
const state = new Uint8Array(readFileSync(`${folder}/${engine.format}.state`));
const works = {
  apply() {
    const updates = framed(`${folder}/${engine.format}.keys`);
    const doc = engine.make();
    return cpuOf(() => updates.forEach((update) => engine.apply(doc, update))) / updates.length;
  },
  load: () => median(15, () => engine.apply(engine.make(), state)) / 1000,
  encode() {
    const doc = engine.make();
    engine.apply(doc, state);
    return median(15, () => engine.encode(doc)) / 1000;
  },
  memory: () => memoryFor(engine, state),
  place() {
    const updates = Array.from({ length: Number(number) }, (_, at) => {
      const doc = engine.make(at + 1);
      engine.insert(doc);
      return (engine.send ?? engine.encode)(doc);
    });
    const doc = engine.make();
    return cpuOf(() => updates.forEach((update) => engine.apply(doc, update))) / updates.length;
  },
  size() {
    const doc = engine.make();
    engine.apply(doc, state);
    return engine.encode(doc).length;
  },
};
console.log(works[work]());
