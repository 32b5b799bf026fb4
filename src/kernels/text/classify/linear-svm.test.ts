import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SparseRows } from './feature-counts.ts';
import { fitPlane } from './linear-svm.ts';

function sparse(dense: readonly (readonly number[])[], width: number): SparseRows {
  const start = [0];
  const index: number[] = [];
  const value: number[] = [];
  for (const row of dense) {
    for (const [f, v] of row.entries()) {
      if (v === 0) continue;
      index.push(f);
      value.push(v);
    }
    start.push(index.length);
  }
  return {
    start: Int32Array.from(start),
    index: Int32Array.from(index),
    value: Float32Array.from(value),
    width,
  };
}

type Problem = { dense: number[][]; side: Int8Array; cost: number };

/** ½(|w|² + b²) + cost · Σ max(0, 1 − side · (w·x + b))², as the docstring says it. */
function primal({ dense, side, cost }: Problem, weights: ArrayLike<number>, bias: number): number {
  let sum = (bias * bias) / 2;
  for (let f = 0; f < weights.length; f++) sum += (weights[f]! * weights[f]!) / 2;
  for (const [r, row] of dense.entries()) {
    const margin = side[r]! * row.reduce((s, v, f) => s + v * weights[f]!, bias);
    sum += cost * Math.max(0, 1 - margin) ** 2;
  }
  return sum;
}

/** Its dual: Σ a − ½ |Σ a · side · (x, 1)|² − Σ a² / (4 cost). Nothing exceeds it but the primal. */
function dual({ dense, side, cost }: Problem, a: Float64Array): number {
  const width = dense[0]!.length;
  const w = new Float64Array(width + 1);
  let sum = 0;
  for (const [r, row] of dense.entries()) {
    for (let f = 0; f <= width; f++) w[f]! += a[r]! * side[r]! * (row[f] ?? 1);
    sum += a[r]! - (a[r]! * a[r]!) / (4 * cost);
  }
  return sum - w.reduce((s, v) => s + v * v, 0) / 2;
}

const problems = fc.integer({ min: 2, max: 12 }).chain((count) =>
  fc.record({
    dense: fc.array(
      fc.array(
        fc.integer({ min: -4, max: 4 }).map((v) => v / 2),
        { minLength: 3, maxLength: 3 },
      ),
      { minLength: count, maxLength: count },
    ),
    side: fc
      .array(fc.constantFrom(-1, 1), { minLength: count, maxLength: count })
      .map((s) => Int8Array.from(s)),
    cost: fc.constantFrom(0.1, 0.5, 2),
  }),
);

const exact = { tolerance: 1e-6, mostRounds: 20_000 };

describe('fitPlane', () => {
  it('closes the gap between primal and dual', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const plane = fitPlane(sparse(problem.dense, 3), problem.side, {
          cost: problem.cost,
          ...exact,
        });
        const above = primal(problem, plane.weights, plane.bias);
        expect(above - dual(problem, plane.dual)).toBeLessThan(1e-4 * (1 + above));
        expect(plane.dual.every((a) => a >= 0)).toBe(true);
      }),
      { seed: 2008, numRuns: 200 },
    );
  });

  it('finds what a search over all planes of a grid finds, or better', () => {
    const problem: Problem = {
      dense: [
        [1, 0.5],
        [0.8, -0.2],
        [-1, 0.3],
        [-0.4, -0.9],
        [0.1, 1],
      ],
      side: Int8Array.of(1, 1, -1, -1, -1),
      cost: 1,
    };
    const plane = fitPlane(sparse(problem.dense, 2), problem.side, { cost: 1, ...exact });
    const ours = primal(problem, plane.weights, plane.bias);
    let best = Infinity;
    for (let a = -2; a <= 2; a += 0.04) {
      for (let b = -2; b <= 2; b += 0.04) {
        for (let c = -2; c <= 2; c += 0.04) best = Math.min(best, primal(problem, [a, b], c));
      }
    }
    expect(ours).toBeLessThanOrEqual(best + 1e-9);
    expect(best - ours).toBeLessThan(5e-3);
  });

  it('gives the same plane every time', () => {
    const rows = sparse(
      [
        [1, 2],
        [2, 1],
        [-1, 0.5],
        [0, -1],
      ],
      2,
    );
    const side = Int8Array.of(1, 1, -1, -1);
    expect(fitPlane(rows, side, { cost: 1 })).toEqual(fitPlane(rows, side, { cost: 1 }));
  });

  it.each([
    ['too few sides', Int8Array.of(1), 1],
    ['no cost', Int8Array.of(1, -1), 0],
    ['a cost that is no number', Int8Array.of(1, -1), Number.NaN],
  ])('refuses %s', (_, side, cost) => {
    expect(() => fitPlane(sparse([[1], [2]], 1), side, { cost })).toThrow(RangeError);
  });
});
