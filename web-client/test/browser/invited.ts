import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.env.FOLKMOOT_SITE ?? '';

/** The store keeps hashes of tokens alone, and mails of a demonstration wait: a test's own link is put beside them. */
const in_store = `
import hashlib, sqlite3, sys
_, path, act, address, token = sys.argv
store = sqlite3.connect(path, timeout=10)
of = "where address = ? and state = 'open'"
if act == "link":
    hash = hashlib.blake2b(token.encode(), digest_size=32).hexdigest()
    store.execute("insert into invitation_link select ?, id, invited_by, sent, ends from invitation " + of, (hash, address))
else:
    store.execute("update invitation_link set ends = created where invitation in (select id from invitation " + of + ")", (address,))
    store.execute("update invitation set ends = created " + of, (address,))
store.commit()
`;

function change(act: 'link' | 'end', address: string, token = ''): void {
  const data = existsSync(join(folder, 'data')) ? join(folder, 'data') : folder;
  const store = readdirSync(data).find((name) => name.endsWith('.db'));
  if (!folder || !store) throw new Error(`there is no store in ${data}`);
  const ran = spawnSync('python3', ['-c', in_store, join(data, store), act, address, token], {
    encoding: 'utf8',
  });
  if (ran.status !== 0) throw new Error(ran.stderr);
}

/** The address of a link for somebody who has an open invitation. */
export function link_of(address: string): string {
  const token = Array.from(crypto.getRandomValues(new Uint8Array(32)), (octet) =>
    octet.toString(16).padStart(2, '0'),
  ).join('');
  change('link', address, token);
  return `/invitation#${token}`;
}

/** The fourteen days are over. */
export const end_invitation = (address: string): void => change('end', address);
