import { chiSquareTail, normalQuantile } from '../stats/continuous.ts';
import { logGamma } from '../stats/gamma-function.ts';
import { findCrossing } from './find-crossing.ts';
import { checkArm, type Arm, type RatioInterval } from './rate-ratio.ts';

/** One stratum: like compared with like. */
export interface Stratum {
  first: Arm;
  second: Arm;
}

export interface PooledRatio {
  /** null where one arm has no case in any stratum that holds both */
  ratio: number | null;
  /**
   * variance of its logarithm, each arm's part of Greenland and Robins' (1985) sum by itself and times
   * its dispersion: bursts that acting thins out vary less
   */
  logVariance: number | null;
  interval: RatioInterval;
}

export interface Spread {
  /** how many times as much counts of the first and the second arm vary as Poisson counts */
  dispersion?: readonly [number, number];
  /** of the logarithm of the ratio, in standard errors */
  quantile?: number;
}

/**
 * Mantel and Haenszel's ratio of rates over strata: robust where strata are many and small. The
 * interval takes the counts of each arm to vary `dispersion` times as much as Poisson counts.
 *
 * @throws RangeError as checkArm, and for a dispersion below 0
 */
export function mantelHaenszel(
  strata: readonly Stratum[],
  { dispersion = [1, 1], quantile = normalQuantile(0.975) }: Spread = {},
): PooledRatio {
  if (!dispersion.every((one) => one > 0))
    throw new RangeError(`mantelHaenszel: got dispersion ${dispersion}`);
  let [above, below, ofAbove, ofBelow] = [0, 0, 0, 0];
  for (const { first, second } of strata) {
    checkArm(first);
    checkArm(second);
    const all = first.exposure + second.exposure;
    above += (first.cases * second.exposure) / all;
    below += (second.cases * first.exposure) / all;
    ofAbove += (first.cases * second.exposure ** 2) / all ** 2;
    ofBelow += (second.cases * first.exposure ** 2) / all ** 2;
  }
  if (above === 0 || below === 0)
    return { ratio: below === 0 ? null : 0, logVariance: null, interval: [0, null] };
  const ratio = above / below;
  const logVariance =
    (dispersion[0] * ofAbove) / above ** 2 + (dispersion[1] * ofBelow) / below ** 2;
  const width = quantile * Math.sqrt(logVariance);
  return { ratio, logVariance, interval: [ratio * Math.exp(-width), ratio * Math.exp(width)] };
}

export interface ConditionalRatio {
  /** of greatest conditional likelihood; null where nothing bounds it */
  ratio: number | null;
  exact: RatioInterval;
  midP: RatioInterval;
  /** two-sided, all totals no likelier than the one seen */
  p: number;
}

/** More cases than this are not convolved: the normal interval is as good by then. */
export const mostConditionalCases = 6000;

/** Log chances of 0 … m cases in the first arm of one stratum, at a ratio of 1. */
function logBinomial({ first, second }: Stratum): Float64Array {
  const m = first.cases + second.cases;
  const share = first.exposure / (first.exposure + second.exposure);
  return Float64Array.from(
    { length: m + 1 },
    (_, k) =>
      logGamma(m + 1) -
      logGamma(k + 1) -
      logGamma(m - k + 1) +
      k * Math.log(share) +
      (m - k) * Math.log1p(-share),
  );
}

function convolve(a: Float64Array, b: Float64Array): Float64Array {
  const sum = new Float64Array(a.length + b.length - 1);
  for (let i = 0; i < a.length; i += 1)
    for (let j = 0; j < b.length; j += 1) sum[i + j]! += a[i]! * b[j]!;
  return sum;
}

/** Chances of the first arm's total at a ratio, from those at a ratio of 1. */
function tilted(logChances: Float64Array, logRatio: number): Float64Array {
  const raised = logChances.map((log, k) => log + k * logRatio);
  const top = raised.reduce((most, log) => Math.max(most, log), -Infinity);
  const weights = raised.map((log) => Math.exp(log - top));
  const sum = weights.reduce((all, w) => all + w, 0);
  return weights.map((w) => w / sum);
}

/** A ratio beyond e^±25 is no ratio of anything that people count. */
const farthest = 25;

/**
 * The common ratio of two rates over strata given each stratum's total (Martin and Austin 1996): the
 * exact distribution of the first arm's cases, by convolution. Strata without a case tell nothing.
 *
 * @throws RangeError as checkArm, or for more than 6,000 cases
 */
export function conditionalRatio(strata: readonly Stratum[], confidence = 0.95): ConditionalRatio {
  let [seen, all] = [0, 0];
  for (const { first, second } of strata) {
    checkArm(first);
    checkArm(second);
    seen += first.cases;
    all += first.cases + second.cases;
  }
  if (all === 0) return { ratio: null, exact: [0, null], midP: [0, null], p: 1 };
  if (all > mostConditionalCases)
    throw new RangeError(
      `conditionalRatio: got ${all} cases, wanted ${mostConditionalCases} at most`,
    );
  const logChances = strata
    .map((one) => logBinomial(one).map(Math.exp))
    .reduce<Float64Array>(convolve, Float64Array.of(1))
    .map(Math.log);
  const tail = (1 - confidence) / 2;
  const from = (logRatio: number, part: number) => {
    const chances = tilted(logChances, logRatio);
    let sum = part * chances[seen]!;
    for (let k = seen + 1; k <= all; k += 1) sum += chances[k]!;
    return sum;
  };
  const limits = (part: 1 | 0.5): RatioInterval => [
    seen === 0 ? 0 : Math.exp(findCrossing((x) => from(x, part) - tail, -farthest, farthest)),
    seen === all
      ? null
      : Math.exp(findCrossing((x) => 1 - from(x, 1 - part) - tail, -farthest, farthest)),
  ];
  const mean = (logRatio: number) =>
    tilted(logChances, logRatio).reduce((sum, chance, k) => sum + k * chance, 0);
  const atOne = tilted(logChances, 0);
  const notLikelier = atOne[seen]! * (1 + 1e-7);
  return {
    ratio:
      seen === all
        ? null
        : seen === 0
          ? 0
          : Math.exp(findCrossing((x) => mean(x) - seen, -farthest, farthest)),
    exact: limits(1),
    midP: limits(0.5),
    p: Math.min(
      1,
      atOne.reduce((sum, chance) => sum + (chance <= notLikelier ? chance : 0), 0),
    ),
  };
}

/**
 * Chance that strata differ as much as these where the ratio is the same in all: deviance of the
 * conditional likelihood, chi-square. Null with fewer than two strata that have cases.
 */
export function homogeneityP(
  strata: readonly Stratum[],
  ratio: number,
  dispersion = 1,
): number | null {
  const told = strata.filter(({ first, second }) => first.cases + second.cases > 0);
  if (told.length < 2 || !(ratio > 0)) return null;
  const deviance = told.reduce((sum, { first, second }) => {
    const n = first.cases + second.cases;
    const share = (ratio * first.exposure) / (ratio * first.exposure + second.exposure);
    const term = (k: number, expected: number) => (k === 0 ? 0 : k * Math.log(k / expected));
    return sum + 2 * (term(first.cases, n * share) + term(second.cases, n * (1 - share)));
  }, 0);
  return chiSquareTail(deviance / dispersion, told.length - 1);
}
