import { incompleteBeta } from './beta-function.ts';
import { incompleteGamma, inverseIncompleteGamma } from './gamma-function.ts';

/** Tails and quantiles of the normal, gamma, chi-square and Student distributions. */

/** P(Z > z) of the standard normal, relative error about 1e-14 also far out. */
export function normalTail(z: number): number {
  if (Number.isNaN(z)) throw new RangeError('normalTail: got NaN, wanted a number');
  const half = incompleteGamma(0.5, (z * z) / 2, 'upper') / 2;
  return z >= 0 ? half : 1 - half;
}

/**
 * z with P(Z ≤ z) = `probability`, 0 < probability < 1, relative error below 1e-12. For a tail
 * smaller than 1e-16 ask `−normalQuantile(tail)`.
 *
 * @example normalQuantile(0.975) // 1.959963984540054
 */
export function normalQuantile(probability: number): number {
  if (!(probability > 0 && probability < 1)) {
    throw new RangeError(`normalQuantile: got ${probability}, wanted a number between 0 and 1`);
  }
  if (probability > 0.5) return -normalQuantile(1 - probability);
  if (probability === 0.5) return 0;
  return -Math.sqrt(2 * inverseIncompleteGamma(0.5, 2 * probability, 'upper'));
}

/** P(X > x) of the gamma distribution with this shape and rate. */
export function gammaTail(x: number, shape: number, rate = 1): number {
  return x <= 0 ? 1 : incompleteGamma(shape, x * rate, 'upper');
}

/** x with P(X ≤ x) = `probability` of the gamma distribution. */
export function gammaQuantile(probability: number, shape: number, rate = 1): number {
  return inverseIncompleteGamma(shape, probability, 'lower') / rate;
}

/** P(X > x) of chi-square. */
export const chiSquareTail = (x: number, degrees: number) => gammaTail(x, degrees / 2, 0.5);

/** x with P(X ≤ x) = `probability` of chi-square. */
export const chiSquareQuantile = (probability: number, degrees: number) =>
  gammaQuantile(probability, degrees / 2, 0.5);

/** P(|T| > |t|) of Student's distribution. */
export function studentTwoSided(t: number, degrees: number): number {
  const square = t * t;
  const x = degrees / (degrees + square);
  return incompleteBeta(degrees / 2, 0.5, x, square / (degrees + square));
}
