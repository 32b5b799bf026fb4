import { incompleteBeta } from './beta-function.ts';
import { normalQuantile } from './continuous.ts';
import { incompleteGamma } from './gamma-function.ts';

/** Tails and quantiles of counts: Poisson, and negative binomial as Poisson with more spread. */

/** Below this a spread above Poisson's changes no tail in the digits that are promised. */
const NO_SPREAD = 1e-9;

/**
 * P(X ≥ k) of a count with this mean and variance `dispersion` × mean: Poisson where dispersion ≤ 1,
 * else negative binomial with size mean / (dispersion − 1). Relative error about 1e-12.
 *
 * @example countTail(5, 2, 1) // 0.052653017343711
 */
export function countTail(k: number, mean: number, dispersion: number): number {
  if (!(mean >= 0) || Number.isNaN(dispersion) || Number.isNaN(k)) {
    throw new RangeError(
      `countTail: got k ${k}, mean ${mean}, dispersion ${dispersion}, wanted numbers and a mean ≥ 0`,
    );
  }
  const from = Math.ceil(k);
  if (from <= 0) return 1;
  if (mean === 0) return 0;
  const more = dispersion - 1;
  if (more <= NO_SPREAD) return incompleteGamma(from, mean, 'lower');
  return incompleteBeta(from, mean / more, more / dispersion, 1 / dispersion);
}

/**
 * Smallest k with P(X ≤ k) ≥ 1 − `tail`: the count that chance exceeds with probability `tail` at
 * most, 0 < tail < 1.
 *
 * @example countQuantile(0.05, 2, 1) // 5
 */
export function countQuantile(tail: number, mean: number, dispersion: number): number {
  if (!(tail > 0 && tail < 1)) {
    throw new RangeError(`countQuantile: got tail ${tail}, wanted a number between 0 and 1`);
  }
  const exceeds = (k: number) => countTail(k + 1, mean, dispersion) > tail;
  const spread = Math.sqrt(mean * Math.max(1, dispersion));
  let low = -1;
  let step = 1 + Math.floor(spread);
  let high = Math.max(0, Math.floor(mean - normalQuantile(Math.min(tail, 0.5)) * spread));
  while (exceeds(high)) {
    low = high;
    high += step;
    step *= 2;
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (exceeds(middle)) low = middle;
    else high = middle;
  }
  return high;
}
