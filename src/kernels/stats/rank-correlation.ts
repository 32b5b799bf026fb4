import type { Random } from '../simulate/random.ts';

/** A rank correlation with its interval. */
export interface RankCorrelation {
  /** pairs of which both numbers are known */
  pairs: number;
  /** Spearman's rho; null where fewer than 3 pairs are known or one side never varies */
  rho: number | null;
  /** 95 % percentile bootstrap interval over pairs; null where rho is, or for fewer than 10 pairs */
  interval: readonly [number, number] | null;
}

const fewestPairs = 3;
const fewestForInterval = 10;

/** Places of the values from the smallest to the largest. */
const orderOf = (values: ArrayLike<number>) =>
  Uint32Array.from({ length: values.length }, (_, i) => i).sort((a, b) => values[a]! - values[b]!);

/** Middle ranks of values of which each occurs `times` times; those that do not occur keep 0. */
function midRanks(
  values: ArrayLike<number>,
  order: Uint32Array,
  times: ArrayLike<number>,
): Float64Array {
  const ranks = new Float64Array(values.length);
  let before = 0;
  for (let from = 0; from < order.length;) {
    let to = from;
    let here = 0;
    while (to < order.length && values[order[to]!] === values[order[from]!])
      here += times[order[to++]!]!;
    for (let i = from; i < to; i++) ranks[order[i]!] = before + (here + 1) / 2;
    before += here;
    from = to;
  }
  return ranks;
}

function correlationOf(a: Float64Array, b: Float64Array, times: ArrayLike<number>): number | null {
  let n = 0;
  for (let i = 0; i < a.length; i++) n += times[i]!;
  const middle = (n + 1) / 2;
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i]! - middle, b[i]! - middle];
    ab += times[i]! * x * y;
    aa += times[i]! * x * x;
    bb += times[i]! * y * y;
  }
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : null;
}

/**
 * Spearman's rank correlation (1904; ties take their middle rank) with a percentile bootstrap interval
 * over pairs (Efron 1979). Pairs with a number that is not finite are left out.
 *
 * @throws RangeError for sides of different length
 */
export function rankCorrelation(
  left: ArrayLike<number>,
  right: ArrayLike<number>,
  random: Random,
  replicates = 1000,
): RankCorrelation {
  if (left.length !== right.length)
    throw new RangeError(
      `rank correlation: got ${left.length} and ${right.length} numbers, wanted the same`,
    );
  const known = Array.from({ length: left.length }, (_, i) => i).filter(
    (i) => Number.isFinite(left[i]) && Number.isFinite(right[i]),
  );
  const a = Float64Array.from(known, (i) => left[i]!);
  const b = Float64Array.from(known, (i) => right[i]!);
  const [orderA, orderB] = [orderOf(a), orderOf(b)];
  const rhoOf = (times: ArrayLike<number>) =>
    correlationOf(midRanks(a, orderA, times), midRanks(b, orderB, times), times);
  const pairs = known.length;
  const times = new Uint32Array(pairs).fill(1);
  const rho = pairs < fewestPairs ? null : rhoOf(times);
  if (rho === null || pairs < fewestForInterval) return { pairs, rho, interval: null };
  const drawn: number[] = [];
  for (let k = 0; k < replicates; k++) {
    times.fill(0);
    for (let i = 0; i < pairs; i++) times[random.below(pairs)]! += 1;
    // a draw without variation says nothing
    const one = rhoOf(times);
    if (one !== null) drawn.push(one);
  }
  drawn.sort((x, y) => x - y);
  const at = (share: number) =>
    drawn[Math.min(drawn.length - 1, Math.floor(share * drawn.length))]!;
  return { pairs, rho, interval: drawn.length > 0 ? [at(0.025), at(0.975)] : null };
}
