import { spawn } from 'node:child_process';
import { openSync, readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import { base } from './site';

const folder = process.env.FOLKMOOT_SITE ?? '';
const program = process.env.FOLKMOOT_PROGRAM ?? '';
const record = join(folder, 'process');

/** The site's server dies as if its machine had lost its power. */
export async function kill_server(): Promise<void> {
  if (!folder || !program)
    throw new Error('FOLKMOOT_SITE and FOLKMOOT_PROGRAM are not set: ops/test sets them');
  process.kill(Number(readFileSync(record, 'utf8')), 'SIGKILL');
  await until(async () => !(await answers()));
}

/** It comes back, with what was on its disk. */
export async function start_server(): Promise<void> {
  const log = openSync(join(folder, 'serve.log'), 'a');
  const server = spawn(program, ['--config', join(folder, 'folkmoot.toml'), 'serve'], {
    stdio: ['ignore', log, log],
    detached: true,
  });
  server.unref();
  writeFileSync(record, String(server.pid));
  await until(answers);
}

const answers = (): Promise<boolean> =>
  new Promise((tell) => {
    const asking = request(`${base}/api/v1/session`, { rejectUnauthorized: false }, (answer) => {
      answer.resume();
      tell(true);
    });
    asking.on('error', () => tell(false));
    asking.end();
  });

async function until(so: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (await so()) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error('the server did not come to it in 10 seconds');
}
