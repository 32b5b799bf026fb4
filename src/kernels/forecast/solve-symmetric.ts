/**
 * Solves A x = b for a symmetric positive definite A (n × n, row by row) by Cholesky. A direction
 * that A knows nothing of, such as a column of zeros, gets 0. Returns x (n); A and b stay as they are.
 */
export function solveSymmetric(a: Float64Array, b: Float64Array): Float64Array {
  const n = b.length;
  const lower = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = a[i * n + j]!;
      for (let k = 0; k < j; k += 1) sum -= lower[i * n + k]! * lower[j * n + k]!;
      if (i === j) lower[i * n + i] = sum > 1e-12 * Math.abs(a[i * n + i]!) ? Math.sqrt(sum) : 0;
      else lower[i * n + j] = lower[j * n + j] === 0 ? 0 : sum / lower[j * n + j]!;
    }
  }
  const x = new Float64Array(n);
  for (let i = 0; i < n; i += 1) {
    let sum = b[i]!;
    for (let k = 0; k < i; k += 1) sum -= lower[i * n + k]! * x[k]!;
    x[i] = lower[i * n + i] === 0 ? 0 : sum / lower[i * n + i]!;
  }
  for (let i = n - 1; i >= 0; i -= 1) {
    let sum = x[i]!;
    for (let k = i + 1; k < n; k += 1) sum -= lower[k * n + i]! * x[k]!;
    x[i] = lower[i * n + i] === 0 ? 0 : sum / lower[i * n + i]!;
  }
  return x;
}
