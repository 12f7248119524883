// node run.mjs PEER [--steps N] [--seed S]: random histories of several people in one document, told to the engine in many
// ways and orders; it must end where a fresh Yjs document ends that loads everything at once. (Documents of Yjs that are told
// update by update are no measure: they clean up formatting on their own.) Prints what was met, and the shortest history found
// where something differs. A history is drawn from a seed of its own: --steps 1 --seed S plays that one again.
import { randomInt } from 'node:crypto';
import { drawHistory, playHistory } from './history.mjs';
import { Peer } from './peer.mjs';
import { shrunk } from './shrink.mjs';

const [program, ...options] = process.argv.slice(2);
const option = (name, otherwise) => (options.includes(name) ? Number(options[options.indexOf(name) + 1]) : otherwise);
const steps = option('--steps', 100_000);
const firstSeed = option('--seed', randomInt(2 ** 31));
const atOnce = 8; // documents that the engine has at one time

const counts = { steps: 0, applied: 0, waiting: 0, compared: 0, sameOctets: 0, items: 0, samePlace: 0, deleted: 0, deletedOfOthers: 0 };
let peer = new Peer(program);

async function play(history, number, sums) {
  const done = playHistory(history, peer, number, sums);
  peer.flush();
  await done;
}

/** Whether a history fails, and why; an engine that ended is started again. */
async function failureOf(history) {
  try {
    await play(history, 0, { ...counts });
    return null;
  } catch (error) {
    peer.end();
    peer = new Peer(program);
    return error;
  }
}

async function reportFailure(seed) {
  const history = drawHistory(seed);
  if (!(await failureOf(history))) return console.log(`failed: seed ${seed} failed, but not when played alone`);
  const fewer = await shrunk(history.steps, async (attempt) => (await failureOf({ ...history, steps: attempt })) !== null);
  const shortest = { ...history, steps: fewer };
  const error = await failureOf(shortest);
  console.log(`failed: a random history differs (--steps 1 --seed ${seed}); the shortest such:`);
  console.log(JSON.stringify(shortest));
  console.log(error.stack);
}

const share = (part, whole) => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;
const began = Date.now();
let failures = 0;
let histories = 0;
console.log(`seed ${firstSeed}`);
while (counts.steps < steps && failures < 3) {
  const seeds = Array.from({ length: counts.steps === 0 && steps === 1 ? 1 : atOnce }, () => firstSeed + histories++);
  const played = await Promise.allSettled(seeds.map((seed, number) => play(drawHistory(seed), number, counts)));
  for (const [n, { status }] of played.entries()) {
    if (status === 'fulfilled') continue;
    ++failures;
    await reportFailure(seeds[n]);
    break;
  }
}
peer.end();
console.log(`${counts.steps} steps in ${histories} histories, ${((Date.now() - began) / 1000).toFixed(0)} s
${counts.items} structs made, ${share(counts.samePlace, counts.items)} of them beside another's made at the same place at the same time
${counts.deleted} units deleted, ${share(counts.deletedOfOthers, counts.deleted)} of them another's
${counts.applied} updates told to the engine, behind ${share(counts.waiting, counts.applied)} of them something waited
${counts.compared} comparisons; in ${counts.sameOctets} the encodings are the same octet for octet`);
if (failures === 0) console.log('passed: random histories end as with Yjs');
process.exitCode = failures === 0 ? 0 : 1;
