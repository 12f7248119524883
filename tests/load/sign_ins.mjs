// Many people who sign in at once: so many connections, each of which sends so many attempts a second, or fewer where
// it has no answer yet, each of the next person of the crowd. Prints a line for each answer, as
// h2load's log: when it was asked (microseconds), the status, and how long it took (microseconds).
//
//   node sign_ins.mjs SITE CROWD CONNECTIONS RATE SECONDS        CROWD: a file of "address password" lines
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';

const [site, crowd, connections, rate, seconds] = process.argv.slice(2);
const people = readFileSync(crowd, 'utf8').trim().split('\n').map((line) => line.split(' '));
let next = 0;
const lines = [];

function attempt(agent, ended) {
  const [email, password] = people[next++ % people.length];
  const body = JSON.stringify({ email, password });
  const begun = process.hrtime.bigint();
  const asked = request(`${site}/api/v1/session`, {
    agent,
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Content-Length': body.length, Origin: site },
  });
  asked.on('response', (answer) => {
    answer.resume();
    answer.on('end', () => {
      ended();
      lines.push(`${begun / 1000n}\t${answer.statusCode}\t${(process.hrtime.bigint() - begun) / 1000n}`);
    });
  });
  asked.on('error', (error) => {
    console.error(`an attempt was cut off: ${error.message}`);
    process.exitCode = 1;
  });
  asked.end(body);
}

const gap = 1000 / Number(rate);
for (let at = 0; at < Number(connections); at++) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1, rejectUnauthorized: false });
  setTimeout(
    () => {
      let waiting = false;
      const ended = () => (waiting = false);
      const timer = setInterval(() => {
        if (waiting) return;
        waiting = true;
        attempt(agent, ended);
      }, gap);
      setTimeout(() => clearInterval(timer), Number(seconds) * 1000);
    },
    (gap * at) / Number(connections),
  );
}
process.on('exit', () => process.stdout.write(`${lines.join('\n')}\n`));
// Those who are still waiting when the last have been told are waited for: a second more than the longest wait.
setTimeout(() => process.exit(), (Number(seconds) + 12) * 1000).unref();
