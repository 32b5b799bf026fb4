import { incompleteBeta } from '../stats/beta-function.ts';
import { logGamma } from '../stats/gamma-function.ts';
import { findCrossing } from './find-crossing.ts';

/** What was counted in one arm, and over how much: unit-weeks, place-days, anything above 0. */
export interface Arm {
  cases: number;
  exposure: number;
}

/** Lower and upper limit of a ratio; null where nothing bounds it from above. */
export type RatioInterval = readonly [number, number | null];

export interface RateRatio {
  /** rate of the first arm over that of the second; null where the second has no case */
  ratio: number | null;
  /** Clopper and Pearson's: covers at least as often as said */
  exact: RatioInterval;
  /** half of the chance of what was seen counts: covers about as often as said */
  midP: RatioInterval;
  /** two-sided, exact: all outcomes no likelier than the one seen */
  p: number;
  /** two-sided, twice the smaller tail with half of what was seen */
  pMid: number;
}

/** @throws RangeError for counts that are none, or nothing they were counted over */
export function checkArm(arm: Arm): void {
  if (
    !Number.isInteger(arm.cases) ||
    arm.cases < 0 ||
    !(arm.exposure > 0 && arm.exposure < Infinity)
  )
    throw new RangeError(
      `arm: got ${arm.cases} cases over ${arm.exposure}, wanted a count from 0 and an exposure above 0`,
    );
}

/** P(X ≥ k) of k of n at chance q, with P(X = k) counted in full or by half. */
function upperTail(k: number, n: number, q: number, part: 1 | 0.5): number {
  const from = k === 0 ? 1 : incompleteBeta(k, n - k + 1, q);
  if (part === 1) return from;
  const beyond = k === n ? 0 : incompleteBeta(k + 1, n - k, q);
  return (from + beyond) / 2;
}

/** The share q at which k of n stands at the tail on this side. */
function shareLimit(k: number, n: number, tail: number, part: 1 | 0.5, side: 'lower' | 'upper') {
  if (side === 'lower')
    return k === 0 ? 0 : findCrossing((q) => upperTail(k, n, q, part) - tail, 0, 1);
  if (k === n) return 1;
  const below = (q: number) => upperTail(n - k, n, 1 - q, part);
  return findCrossing((q) => below(q) - tail, 0, 1);
}

/** Two-sided p of k of n at chance q: the sum of all outcomes no likelier than k. */
function twoSided(k: number, n: number, q: number): number {
  const chance = (i: number) =>
    Math.exp(
      logGamma(n + 1) -
        logGamma(i + 1) -
        logGamma(n - i + 1) +
        i * Math.log(q) +
        (n - i) * Math.log1p(-q),
    );
  // outcomes that differ by rounding alone are equally likely
  const seen = chance(k) * (1 + 1e-7);
  let sum = 0;
  for (let i = 0; i <= n; i += 1) {
    const one = chance(i);
    if (one <= seen) sum += one;
  }
  return Math.min(1, sum);
}

/**
 * The ratio of two Poisson rates. Given the total, the cases of the first arm are binomial (Przyborowski
 * and Wilenski, Biometrika 1940), so that interval and test are exact however few there are.
 *
 * @throws RangeError as checkArm, and for a confidence that is none
 * @example rateRatio({ cases: 84, exposure: 40 }, { cases: 126, exposure: 42 }).ratio // 0.7
 */
export function rateRatio(first: Arm, second: Arm, confidence = 0.95): RateRatio {
  checkArm(first);
  checkArm(second);
  if (!(confidence > 0 && confidence < 1))
    throw new RangeError(`rateRatio: got confidence ${confidence}, wanted it between 0 and 1`);
  const [k, n] = [first.cases, first.cases + second.cases];
  const perShare = second.exposure / first.exposure;
  const ratioOf = (share: number) => (share >= 1 ? null : (share / (1 - share)) * perShare);
  const tail = (1 - confidence) / 2;
  const limits = (part: 1 | 0.5): RatioInterval =>
    n === 0
      ? [0, null]
      : [
          ratioOf(shareLimit(k, n, tail, part, 'lower'))!,
          ratioOf(shareLimit(k, n, tail, part, 'upper')),
        ];
  const chance = first.exposure / (first.exposure + second.exposure);
  const above = n === 0 ? 0.5 : upperTail(k, n, chance, 0.5);
  return {
    ratio: second.cases === 0 ? null : (first.cases / second.cases) * perShare,
    exact: limits(1),
    midP: limits(0.5),
    p: n === 0 ? 1 : twoSided(k, n, chance),
    pMid: Math.min(1, 2 * Math.min(above, 1 - above)),
  };
}
