import { solveSymmetric } from '../../forecast/solve-symmetric.ts';

/**
 * Weights of a logistic regression by Newton's method, with a ridge on all but the first so that
 * features which never vary get no weight.
 *
 * @param features rows of equal length, the first feature 1
 * @param truths 1 or 0 by row
 * @throws RangeError where there are no rows or their numbers differ
 */
export function fitLogistic(
  features: readonly (readonly number[])[],
  truths: ArrayLike<number>,
  ridge = 1,
): number[] {
  const width = features[0]?.length ?? 0;
  if (width === 0 || features.length !== truths.length) {
    throw new RangeError(`fitLogistic: got ${features.length} rows, ${truths.length} truths`);
  }
  const weights = new Float64Array(width);
  for (let round = 0; round < 50; round++) {
    const gradient = new Float64Array(width);
    const curve = new Float64Array(width * width);
    for (let a = 0; a < width; a++) {
      const held = a === 0 ? 1e-9 : ridge;
      gradient[a] = -held * weights[a]!;
      curve[a * width + a] = held;
    }
    for (let row = 0; row < features.length; row++) {
      const x = features[row]!;
      let z = 0;
      for (let a = 0; a < width; a++) z += weights[a]! * x[a]!;
      const p = 1 / (1 + Math.exp(-z));
      for (let a = 0; a < width; a++) {
        gradient[a]! += (truths[row]! - p) * x[a]!;
        for (let b = 0; b < width; b++) curve[a * width + b]! += p * (1 - p) * x[a]! * x[b]!;
      }
    }
    const step = solveSymmetric(curve, gradient);
    let largest = 0;
    for (let a = 0; a < width; a++) {
      weights[a]! += step[a]!;
      largest = Math.max(largest, Math.abs(step[a]!));
    }
    if (largest < 1e-8) break;
  }
  return [...weights];
}
