import { incompleteBeta } from './beta-function.ts';

/** How often each of two answers to the same questions was right. */
export interface PairedCounts {
  both: number;
  onlyFirst: number;
  onlySecond: number;
  neither: number;
}

export interface PairedDifference {
  /** share right of the second less that of the first, −1 … 1 */
  difference: number;
  /** limits of the difference */
  from: number;
  to: number;
  /** chance of a difference as large as this where there is none: McNemar's test, exact, two-sided */
  p: number;
}

/** x at which the incomplete beta function I_x(a, b) reaches `share`, to 1e-12. */
function betaQuantile(share: number, a: number, b: number): number {
  let [low, high] = [0, 1];
  while (high - low > 1e-12) {
    const middle = (low + high) / 2;
    if (incompleteBeta(a, b, middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Limits of a share of which `hits` of `n` were seen (Clopper and Pearson, Biometrika 1934). */
export function exactInterval(hits: number, n: number, confidence = 0.95): [number, number] {
  if (!(hits >= 0 && hits <= n && n > 0) || !(confidence > 0 && confidence < 1)) {
    throw new RangeError(`exactInterval: got ${hits} of ${n} at ${confidence}`);
  }
  const tail = (1 - confidence) / 2;
  return [
    hits === 0 ? 0 : betaQuantile(tail, hits, n - hits + 1),
    hits === n ? 1 : betaQuantile(1 - tail, hits + 1, n - hits),
  ];
}

/**
 * The difference between two shares that were measured on the same questions. Only the questions
 * that one alone got right tell the two apart: given how many those are, the second's part of them
 * is binomial, which makes interval and test exact however few they are.
 *
 * @throws RangeError for no question, or counts below 0
 */
export function pairedDifference(counts: PairedCounts, confidence = 0.95): PairedDifference {
  const { both, onlyFirst, onlySecond, neither } = counts;
  const n = both + onlyFirst + onlySecond + neither;
  if (!(n > 0) || [both, onlyFirst, onlySecond, neither].some((count) => !(count >= 0))) {
    throw new RangeError(`pairedDifference: got ${JSON.stringify(counts)}, wanted counts of some`);
  }
  const apart = onlyFirst + onlySecond;
  const difference = (onlySecond - onlyFirst) / n;
  if (apart === 0) return { difference, from: 0, to: 0, p: 1 };
  const [low, high] = exactInterval(onlySecond, apart, confidence);
  const fewer = Math.min(onlyFirst, onlySecond);
  // P(X ≤ fewer) of a fair coin, both ways
  const tail = fewer === apart ? 1 : 1 - incompleteBeta(fewer + 1, apart - fewer, 0.5);
  return {
    difference,
    from: ((2 * low - 1) * apart) / n,
    to: ((2 * high - 1) * apart) / n,
    p: Math.min(1, 2 * tail),
  };
}
