// node mutate.mjs PEER [--updates N] [--seed S]: updates of random histories with an octet changed, put in or left out. The engine
// refuses such a one and is as it was, or it makes of it what Yjs makes of it.
import { randomInt } from 'node:crypto';
import * as Y from 'yjs';
import { drawHistory, updatesOf } from './history.mjs';
import { Peer } from './peer.mjs';
import { randomFrom } from './random.mjs';
import { canonical, roots, viewsOf } from './view.mjs';

const [program, ...options] = process.argv.slice(2);
const option = (name, otherwise) => (options.includes(name) ? Number(options[options.indexOf(name) + 1]) : otherwise);
const wanted = option('--updates', 20_000);
const firstSeed = option('--seed', randomInt(2 ** 31));
const atOnce = 200;

const counts = { refused: 0, faulted: 0, waiting: 0, equal: 0, moot: 0 };
const peer = new Peer(program);

function mutated(update, random) {
  const octets = [...update];
  const at = random.below(octets.length);
  const change = random.weighted([[3, 'bit'], [3, 'octet'], [1, 'in'], [1, 'out'], [1, 'near']]);
  if (change === 'bit') octets[at] ^= 1 << random.below(8);
  else if (change === 'octet') octets[at] = random.below(256);
  else if (change === 'near') octets[at] = (octets[at] + (random.chance(0.5) ? 1 : 255)) & 255;
  else octets.splice(at, change === 'out' ? 1 : 0, ...(change === 'in' ? [random.below(256)] : []));
  return new Uint8Array(octets);
}

/** In a transaction of the document's own, or else Yjs cleans up the formatting that it is told. */
function told(...updates) {
  const document = new Y.Doc();
  for (const update of updates) document.transact(() => Y.applyUpdate(document, update));
  return document;
}

/** Whether what Yjs makes of an update depends on how it keeps the document at the time, so that its own copies differ: something is to
 * stand before what it stands behind, or other units are known under its id. The engine then has what a document
 * loaded later has. */
function isMoot(update, document) {
  const known = Y.decodeStateVector(Y.encodeStateVector(document));
  return Y.decodeUpdate(update).structs.some(({ id, origin, rightOrigin }) => {
    const isCrossed = origin && rightOrigin && origin.client === rightOrigin.client && rightOrigin.clock <= origin.clock;
    return isCrossed || id.clock < (known.get(id.client) ?? 0);
  });
}

const stateOf = (document) => canonical([...Y.decodeStateVector(Y.encodeStateVector(document))].sort(([a], [b]) => a - b));

/** What Yjs makes of it, or what it throws. */
function summaryOfYjs(base, update) {
  try {
    const document = told(base, update);
    return [stateOf(document), ...viewsOf(document)].join('\n');
  } catch (error) {
    return error.stack;
  }
}

/** Asks the engine about one update; fails where it differs from Yjs. */
async function compare(number, base, update) {
  peer.make(number);
  peer.apply(number, base);
  const before = peer.encode(number);
  const applied = peer.apply(number, update).then((waits) => (waits ? 'waits' : 'went in'), (error) => error.message);
  const after = peer.encode(number);
  const state = peer.state(number);
  const views = Promise.all(roots.map(([name, kind]) => peer.view(number, name, kind)));
  const breach = peer.inspect(number);
  const result = await applied;
  if (result.startsWith('the engine refuses')) {
    const faulted = /neighbours|not a type|more steps|nested/.test(result);
    if (faulted) return void ++counts.faulted; // it may hold half of the update, as it says
    if (Buffer.compare(await before, await after) !== 0) throw new Error(`what was refused left something: ${result}`);
    return void ++counts.refused;
  }
  if (result !== 'waits' && result !== 'went in') throw new Error(result);
  if ((await breach) !== '') throw new Error(await breach);
  if (result === 'waits') return void ++counts.waiting;
  const theirs = summaryOfYjs(base, update);
  const ours = [canonical([...Y.decodeStateVector(await state)].sort(([a], [b]) => a - b)), ...(await views).map((text) => canonical(JSON.parse(text)))].join('\n');
  if (ours !== theirs && isMoot(update, told(base))) return void ++counts.moot;
  if (ours !== theirs) throw new Error(`differs\n  Yjs: ${theirs}\n  we:  ${ours}`);
  ++counts.equal;
}

let failures = 0;
console.log(`seed ${firstSeed}`);
for (let seed = firstSeed, done = 0; done < wanted && failures < 5; ++seed) {
  const random = randomFrom(seed);
  const log = updatesOf(drawHistory(seed)).filter((update) => update.length > 4);
  if (log.length < 2) continue;
  const tasks = Array.from({ length: Math.min(atOnce, log.length * 4) }, (_, number) => {
    const at = 1 + random.below(log.length - 1);
    const base = Y.mergeUpdates(log.slice(0, at));
    const update = mutated(log[at], random);
    return compare(number, base, update).catch((error) => {
      ++failures;
      const hex = (octets) => Buffer.from(octets).toString('hex');
      console.log(`failed: an update with one octet changed (seed ${seed})\n  base ${hex(base)}\n  update ${hex(log[at])}\n  changed ${hex(update)}\n  ${error.stack}`);
    });
  });
  peer.flush();
  await Promise.all(tasks);
  done += tasks.length;
}
peer.end();
console.log(`${counts.refused} refused before anything was put in, ${counts.faulted} while they were, ${counts.waiting} left waiting, ${counts.equal} made of as Yjs makes of them, ${counts.moot} of which its own copies may differ`);
if (failures === 0) console.log('passed: changed updates are refused or made of as by Yjs');
process.exitCode = failures === 0 ? 0 : 1;
