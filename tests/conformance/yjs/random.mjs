// Numbers that a seed decides (splitmix32).
export function randomFrom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x9e3779b9) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
  const fraction = () => next() / 2 ** 32;
  return {
    fraction,
    below: (end) => Math.floor(fraction() * end),
    chance: (share) => fraction() < share,
    /** One of [[weight, value], ...]. */
    weighted(choices) {
      let left = fraction() * choices.reduce((sum, [weight]) => sum + weight, 0);
      for (const [weight, value] of choices) if ((left -= weight) < 0) return value;
      return choices.at(-1)[1];
    },
  };
}
