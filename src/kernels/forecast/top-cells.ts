/** The `budget` cells of which most is expected, the first of equals first. */
export function topCells(expected: Float64Array, budget: number): Int32Array {
  const order = Int32Array.from(expected.keys()).sort(
    (a, b) => expected[b]! - expected[a]! || a - b,
  );
  return order.subarray(0, Math.min(budget, order.length));
}
