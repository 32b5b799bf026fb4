import { describe, expect, it } from 'vitest';
import { streamOf } from '../simulate/random.ts';
import { boostFactor, boostResidual, type BoostRows } from './boost-residual.ts';

/** Rows whose counts are `means × factor(features)` on average. */
function rowsOf(seed: number, n: number, factor: (a: number, b: number) => number): BoostRows {
  const random = streamOf(seed, 'boost');
  const features = [0, 1, 2].map(() => Float64Array.from({ length: n }, () => random.unit()));
  const means = Float64Array.from({ length: n }, () => 0.5 + 2 * random.unit());
  const counts = means.map((mean, i) =>
    random.poisson(mean * factor(features[0]![i]!, features[1]![i]!)),
  );
  return { features, counts, means };
}

/** twice as many where both are high, as no sum of the two could say */
const together = (a: number, b: number) => (a > 0.6 && b > 0.6 ? 2 : 0.9);

describe('trees on what a blend leaves over', () => {
  it('find what only two features together tell, and leave the third alone', () => {
    const booster = boostResidual(rowsOf(3, 8000, together), 6000)!;
    const at = (a: number, b: number, c: number) =>
      boostFactor(
        booster,
        [a, b, c].map((value) => Float64Array.of(value)),
      )[0]!;
    expect(at(0.9, 0.9, 0.5)).toBeGreaterThan(1.6);
    expect(at(0.9, 0.1, 0.5)).toBeLessThan(1.1);
    expect(at(0.1, 0.9, 0.5)).toBeLessThan(1.1);
    expect(Math.abs(at(0.9, 0.9, 0.1) / at(0.9, 0.9, 0.9) - 1)).toBeLessThan(0.2);
  });

  it('serve the later rows, on which they did not grow', () => {
    const rows = rowsOf(5, 8000, together);
    const booster = boostResidual(rows, 6000)!;
    const factor = boostFactor(booster, rows.features);
    let gain = 0;
    for (let i = 6000; i < 8000; i++)
      gain += rows.counts[i]! * Math.log(factor[i]!) - rows.means[i]! * (factor[i]! - 1);
    expect(gain).toBeGreaterThan(20);
  });

  it('stay away where nothing is left over, or nobody could judge', () => {
    const factors = [1, 2, 3, 4, 5].map((seed) => {
      const rows = rowsOf(seed, 4000, () => 1);
      const booster = boostResidual(rows, 3000);
      if (!booster) return 0;
      const away = boostFactor(booster, rows.features).map((factor) => Math.abs(factor - 1));
      return away.reduce((sum, one) => sum + one, 0) / away.length;
    });
    expect(Math.max(...factors)).toBeLessThan(0.1);
    expect(boostResidual(rowsOf(1, 100, together), 100)).toBeUndefined();
    expect(boostResidual(rowsOf(1, 100, together), 0)).toBeUndefined();
  });

  it('are the same each time, and take values that no row had', () => {
    const booster = boostResidual(rowsOf(3, 4000, together), 3000)!;
    expect(boostResidual(rowsOf(3, 4000, together), 3000)).toEqual(booster);
    const strange = [Infinity, -Infinity, 1e9].map((value) => Float64Array.of(value));
    expect(Number.isFinite(boostFactor(booster, strange)[0])).toBe(true);
  });
});
