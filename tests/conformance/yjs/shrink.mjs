/** The shortest list that still fails, found by leaving out ever smaller parts; `fails` is asked of each attempt. */
export async function shrunk(list, fails) {
  let kept = list;
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < kept.length; ) {
      const attempt = [...kept.slice(0, from), ...kept.slice(from + size)];
      if (await fails(attempt)) kept = attempt;
      else from += size;
    }
  }
  return kept;
}
