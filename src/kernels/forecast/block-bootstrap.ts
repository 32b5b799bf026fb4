import type { Random } from '../simulate/random.ts';

/** Lower and upper end of a 95 % interval. */
export type Interval = readonly [number, number];

/** With fewer origins than this an interval would say more than is known. */
const fewest = 8;

/** Origins in one block: the cube root of their number, so that neighbouring weeks stay together. */
export const blockLength = (origins: number): number => Math.max(1, Math.round(Math.cbrt(origins)));

/**
 * A 95 % percentile interval of Σ above / Σ below under a circular block bootstrap over origins
 * (Politis and Romano 1992), or null for fewer than 8 origins.
 *
 * @throws RangeError for columns of different length
 */
export function blockInterval(
  above: ArrayLike<number>,
  below: ArrayLike<number>,
  random: Random,
  replicates = 2000,
): Interval | null {
  const n = above.length;
  if (below.length !== n)
    throw new RangeError(`block interval: got ${n} and ${below.length} origins, wanted the same`);
  if (n < fewest) return null;
  const block = blockLength(n);
  const drawn = Float64Array.from({ length: replicates }, () => {
    let [a, b] = [0, 0];
    for (let taken = 0; taken < n; taken += block) {
      const start = random.below(n);
      for (let k = 0; k < block && taken + k < n; k += 1) {
        a += above[(start + k) % n]!;
        b += below[(start + k) % n]!;
      }
    }
    return b > 0 ? a / b : 0;
  }).sort();
  const at = (share: number) => drawn[Math.min(replicates - 1, Math.floor(share * replicates))]!;
  return [at(0.025), at(0.975)];
}
