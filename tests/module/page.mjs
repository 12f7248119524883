// node page.mjs PORT CERTIFICATE MODULE EMAIL PASSWORD: a person opens a public space with a section of the module that
// ops/new-module made, and leaves a greeting, which is found by searching; a visitor reads it on the page that the module prints.
import fs from 'node:fs';
import https from 'node:https';

const [port, certificate, module, email, password] = process.argv.slice(2);
const site = 'folkmoot.test';
const agent = new https.Agent({ keepAlive: true, ca: fs.readFileSync(certificate), servername: 'localhost' });

function send(method, path, body, session = {}) {
  const headers = { host: site };
  if (method !== 'GET') Object.assign(headers, { origin: `https://${site}`, 'content-type': 'application/json' });
  if (session.cookie) Object.assign(headers, { cookie: session.cookie, 'x-folkmoot-token': session.token });
  return new Promise((resolve, reject) => {
    const request = https.request({ port, host: '127.0.0.1', method, path, headers, agent }, (response) => {
      let text = '';
      response.on('data', (piece) => (text += piece));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, text }));
    });
    request.on('error', reject);
    request.end(body ? JSON.stringify(body) : undefined);
  });
}

async function require(...words) {
  const answer = await send(...words);
  if (answer.status !== 200) throw new Error(`${words[0]} ${words[1]}: ${answer.status} ${answer.text}`);
  return JSON.parse(answer.text);
}

async function sign_in() {
  const answer = await send('POST', '/api/v1/session', { email, password });
  if (answer.status !== 200) throw new Error(`sign-in: ${answer.status} ${answer.text}`);
  return {
    cookie: answer.headers['set-cookie'].map((line) => line.split(';')[0]).join('; '),
    token: JSON.parse(answer.text).token,
  };
}

let failures = 0;
function expect(what, holds, found) {
  console.log(`${holds ? 'passed' : 'failed'}: ${what}`);
  if (holds) return;
  console.log(found);
  failures += 1;
}

const session = await sign_in();
const form = await require('GET', '/api/v1/space-form', undefined, session);
const space = await require('POST', '/api/v1/spaces', {
  name: 'Town hall', slug: 'town-hall', kind: 'public', area: form.areas[0].id, marking: form.markings[0].key,
  sections: [{ module, name: 'Greetings' }],
}, session);
const { components } = await require('GET', `/api/v1/spaces/${space.id}`, undefined, session);
const greetings = `/api/v1/${module}/sections/${components[0].id}/greetings`;
await require('POST', greetings, { words: 'Good <morning>' }, session);

const list = await require('GET', greetings, undefined, session);
expect('the module lists the greeting over its route', list.items.some((item) => item.words === 'Good <morning>'), list);
const page = await send('GET', `/p/town-hall/${components[0].slug}`);
expect('a visitor reads it on the module\'s page', page.status === 200 && page.text.includes('Good &lt;morning&gt;'),
  `${page.status} ${page.text}`);
// The index follows the log of events: what is made without one is not found.
let found = { items: [] };
for (const until = Date.now() + 10_000; found.items.length === 0 && Date.now() < until;) {
  await new Promise((wake) => setTimeout(wake, 50));
  found = await require('GET', '/api/v1/search?q=morning', undefined, session);
}
expect('the greeting is found by searching', found.items.length === 1, found);
const refused = await send('POST', greetings, { words: 'Hello' });
expect('a visitor leaves none', refused.status === 401, `${refused.status} ${refused.text}`);
agent.destroy();
process.exit(failures > 0 ? 1 : 0);
