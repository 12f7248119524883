// Files are tested several at once, each on a site of its own: of those that ops/test names, the one with this process's
// number. As setup it comes before whatever reads these names.
const number = Number(process.env.VITEST_POOL_ID ?? 1) - 1;
for (const name of ['FOLKMOOT_SERVER', 'FOLKMOOT_PASSWORD', 'FOLKMOOT_SITE']) {
  const all = process.env[name]?.split(',');
  if (all) process.env[name] = all[number % all.length];
}
