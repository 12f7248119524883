// Many people at work, in an open loop: each of so many people does something every 20 seconds or so, whether or not what
// others asked has been answered. What somebody does is what one screen asks of the server; its time runs from the moment
// at which it was due until all of it is there. Prints a line of each kind: name, count, p50, p99 (microseconds), failures.
//
//   node active_people.mjs SITE PASSWORD STAFF GUESTS ACTIVE SECONDS SIGN-INS-AT-ONCE
import { Agent, request } from 'node:https';

const [site, password, staff, guests, active, seconds, atOnce] = process.argv
  .slice(2)
  .map((word, at) => (at < 2 ? word : Number(word)));
const pause = 20; // seconds between two things that one person does
const warmUp = 3;

/** Chance that is the same each time. */
let state = 2026;
function drawn() {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
}
const below = (count) => Math.floor(drawn() * count);
/** The n-th as often as 1/n. */
const rankBelow = (count) => Math.min(count - 1, Math.floor(Math.exp(drawn() * Math.log(count + 1))) - 1);

const agent = new Agent({ keepAlive: true, rejectUnauthorized: false });
function ask(cookie, path, body) {
  return new Promise((done, failed) => {
    const headers = { Origin: site };
    if (cookie) headers.Cookie = cookie;
    const octets = body && Buffer.from(JSON.stringify(body));
    if (octets) Object.assign(headers, { 'Content-Type': 'application/json', 'Content-Length': octets.length });
    const asked = request(site + path, { agent, method: body ? 'POST' : 'GET', headers });
    asked.on('response', (answer) => {
      const parts = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('error', failed);
      answer.on('end', () => {
        const text = Buffer.concat(parts).toString();
        if (answer.statusCode >= 300) return failed(new Error(`${path} was answered ${answer.statusCode}: ${text}`));
        done({ cookie: answer.headers['set-cookie']?.[0].split(';')[0], json: text ? JSON.parse(text) : null });
      });
    });
    asked.on('error', failed);
    asked.end(octets);
  });
}
const read = async (person, path) => (await ask(person.cookie, `/api/v1${path}`)).json;

/** Somebody who is signed in, with the places where they work. */
async function arrive(number) {
  // One of ten comes from outside.
  const isGuest = guests > 0 && number % 10 === 9;
  const letter = isGuest ? 'g' : 's';
  const email = `${letter}${String(Math.floor((number * (isGuest ? guests : staff)) / active)).padStart(5, '0')}@${
    isGuest ? 'stakeholders' : 'department'
  }.example`;
  const person = { cookie: '' };
  for (let tries = 0; ; tries++) {
    try {
      person.cookie = (await ask('', '/api/v1/session', { email, password })).cookie;
      break;
    } catch (error) {
      if (tries === 20) throw error;
      await new Promise((again) => setTimeout(again, 1000));
    }
  }
  person.spaces = (await read(person, '/home')).spaces;
  return person;
}

/** A section of one of the person's spaces, with pages or entries in it: read once, as a browser keeps it. */
async function placeOf(person) {
  if (person.spaces.length === 0) return null;
  const space = person.spaces[rankBelow(person.spaces.length)];
  if (space.places) return space;
  const { components } = await read(person, `/spaces/${space.id}`);
  const of = (module) => components.find((one) => one.module === module)?.id;
  space.places = { wiki: of('wiki'), documents: of('documents'), pages: [] };
  let parents = [''];
  for (let depth = 0; depth < 3; depth++) {
    const found = [];
    for (const parent of parents.slice(0, 3))
      found.push(...(await read(person, `/wiki/components/${space.places.wiki}/pages${parent && `?parent=${parent}`}`)).items);
    parents = found.map((one) => one.id);
    space.places.pages.push(...parents);
  }
  return space;
}

const words = ['policy', 'flood', 'estuary review', 'culvert', 'brenkel', 'morsel', 'talgar', 'stakeholder evidence'];
const prefixes = ['re', 'flo', 'est', 'pol', 'dra', 'sto', 'wa', 'gu'];
const names = ['an', 'jon', 'smith', 'gwen jo', 'kha', 'da'];
/** What people do, and how often of a hundred times; what a screen asks for together it asks at once. */
const acts = [
  ['home', 15, (person) => [read(person, '/home'), read(person, '/comment-news'), read(person, '/asks')]],
  ['space home', 12, (person, space) => [
    read(person, `/spaces/${space.id}`),
    read(person, `/spaces/${space.id}/home`),
    read(person, `/spaces/${space.id}/news`),
  ]],
  ['page', 35, (person, { places }) => {
    const page = places.pages[rankBelow(places.pages.length)];
    return [read(person, `/wiki/pages/${page}`), read(person, `/objects/${page}/comments`)];
  }],
  ['page tree', 8, (person, { places }) => [read(person, `/wiki/components/${places.wiki}/pages`)]],
  ['list of documents', 8, (person, { places }) => [read(person, `/documents/components/${places.documents}/entries`)]],
  ['people', 5, (person) => [read(person, `/people?q=${encodeURIComponent(names[below(names.length)])}`)]],
  ['search', 8, (person) => [read(person, `/search?q=${encodeURIComponent(words[below(words.length)])}`)]],
  ['palette', 9, (person) => [read(person, `/search/quick?q=${prefixes[below(prefixes.length)]}`)]],
];
const needsPages = new Set(['page']);
const needsSpace = new Set(['space home', 'page', 'page tree', 'list of documents']);
function drawAct() {
  let at = below(100);
  return acts.find(([, share]) => (at -= share) < 0);
}

const times = new Map(acts.map(([name]) => [name, []]));
const failures = new Map(acts.map(([name]) => [name, 0]));
let underWay = 0;

async function act(person, due, counts) {
  const [name, , asks] = drawAct();
  const space = needsSpace.has(name) ? await placeOf(person).catch(() => null) : null;
  if (needsSpace.has(name) && !space) return;
  if (needsPages.has(name) && space.places.pages.length === 0) return;
  // Finding out where somebody works, once, is no part of what the screen asks.
  const begun = space && space.known !== true ? process.hrtime.bigint() : due;
  if (space) space.known = true;
  underWay++;
  try {
    await Promise.all(asks(person, space));
    if (counts) times.get(name).push(Number(process.hrtime.bigint() - begun) / 1000);
  } catch (error) {
    if (counts) {
      if (failures.get(name) === 0) console.error(error.message);
      failures.set(name, failures.get(name) + 1);
    }
  } finally {
    underWay--;
  }
}

const people = [];
for (let from = 0; from < active; from += atOnce)
  people.push(
    ...(await Promise.all(
      Array.from({ length: Math.min(atOnce, active - from) }, (_, at) => arrive(from + at)),
    )),
  );
// Where each of them works first is found out before the clock runs.
for (let from = 0; from < people.length; from += atOnce)
  await Promise.all(people.slice(from, from + atOnce).map((person) => placeOf(person)));
for (const person of people) for (const space of person.spaces) if (space.places) space.known = true;

const began = process.hrtime.bigint();
const rate = active / pause; // things done in a second
const total = Math.ceil(rate * (seconds + warmUp));
let next = 0;
let due = 0; // seconds since the beginning
await new Promise((done) => {
  const timer = setInterval(() => {
    const now = Number(process.hrtime.bigint() - began) / 1e9;
    while (next < total && due <= now) {
      act(people[below(people.length)], began + BigInt(Math.round(due * 1e9)), due >= warmUp);
      due += -Math.log(1 - drawn()) / rate;
      next++;
    }
    if (next < total) return;
    clearInterval(timer);
    done();
  }, 1);
});
for (let waited = 0; underWay > 0 && waited < 300; waited++) await new Promise((again) => setTimeout(again, 100));

const share = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
const all = [...times.values()].flat();
times.set('any', all);
failures.set('any', [...failures.values()].reduce((sum, one) => sum + one, 0));
for (const [name, list] of times) {
  const sorted = list.sort((a, b) => a - b);
  console.log(
    [name, sorted.length, Math.round(share(sorted, 0.5)), Math.round(share(sorted, 0.99)), failures.get(name)].join('\t'),
  );
}
process.exit(0);
