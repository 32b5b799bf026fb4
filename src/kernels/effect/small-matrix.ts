import { solveSymmetric } from '../forecast/solve-symmetric.ts';

/** XᵀWX of rows (n × k, row by row), divided by n. */
export function momentsOf(x: Float64Array, k: number, weights: Float64Array): Float64Array {
  const n = weights.length;
  const out = new Float64Array(k * k);
  for (let i = 0; i < n; i += 1)
    for (let a = 0; a < k; a += 1) {
      const wx = weights[i]! * x[i * k + a]!;
      if (wx !== 0) for (let b = 0; b < k; b += 1) out[a * k + b]! += (wx * x[i * k + b]!) / n;
    }
  return out;
}

/** The inverse of a symmetric positive definite matrix (k × k), column by column. */
export function invertSymmetric(a: Float64Array, k: number): Float64Array {
  const inverse = new Float64Array(k * k);
  for (let column = 0; column < k; column += 1) {
    const unit = new Float64Array(k);
    unit[column] = 1;
    inverse.set(solveSymmetric(a, unit), column * k);
  }
  return inverse;
}

/** Row i of x (n × k) times a vector of k. */
export function rowTimes(x: Float64Array, k: number, i: number, vector: Float64Array): number {
  let sum = 0;
  for (let a = 0; a < k; a += 1) sum += x[i * k + a]! * vector[a]!;
  return sum;
}

/** Means over the rows of x (n × k), each weighted. */
export function weightedMeans(x: Float64Array, k: number, weights: Float64Array): Float64Array {
  const n = weights.length;
  const means = new Float64Array(k);
  for (let i = 0; i < n; i += 1)
    for (let a = 0; a < k; a += 1) means[a]! += (weights[i]! * x[i * k + a]!) / n;
  return means;
}

/** Matrix (k × k) times vector (k). */
export function matrixTimes(matrix: Float64Array, vector: Float64Array): Float64Array {
  const k = vector.length;
  return vector.map((_, a) => rowTimes(matrix, k, a, vector));
}
