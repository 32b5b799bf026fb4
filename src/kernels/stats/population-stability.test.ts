import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { streamOf } from '../simulate/random.ts';
import { populationStability } from './population-stability.ts';

describe('populationStability', () => {
  it('is what pencil and paper say', () => {
    // (30.5/101, 70.5/101) against (50.5/101, 50.5/101)
    const { psi, byChance } = populationStability([50, 50], [30, 70]);
    const [p, q] = [30.5 / 101, 70.5 / 101];
    expect(psi).toBeCloseTo((p - 0.5) * Math.log(p / 0.5) + (q - 0.5) * Math.log(q / 0.5), 12);
    expect(byChance).toBeCloseTo(0.02, 12);
  });

  it('is never below 0, 0 for the same shares, and the same both ways', () => {
    const counts = fc.array(fc.tuple(fc.nat(50), fc.nat(50)), { minLength: 2, maxLength: 9 });
    fc.assert(
      fc.property(counts, (pairs) => {
        const [before, recent] = [pairs.map(([b]) => b + 1), pairs.map(([, r]) => r + 1)];
        const { psi } = populationStability(before, recent);
        expect(psi).toBeGreaterThanOrEqual(0);
        expect(populationStability(before, before).psi).toBe(0);
        expect(populationStability(recent, before).psi).toBeCloseTo(psi, 10);
      }),
      { seed: 11 },
    );
  });

  it('is by chance about as large as it says', () => {
    const random = streamOf(3);
    const bins = 8;
    const draw = (n: number) => {
      const counts = Array.from({ length: bins }, () => 0);
      for (let i = 0; i < n; i++) counts[Math.floor(random.unit() * bins)]! += 1;
      return counts;
    };
    let sum = 0;
    for (let i = 0; i < 200; i++) sum += populationStability(draw(400), draw(800)).psi;
    const expected = (bins - 1) * (1 / 400 + 1 / 800);
    expect(sum / 200 / expected).toBeGreaterThan(0.85);
    expect(sum / 200 / expected).toBeLessThan(1.15);
  });

  it('refuses what cannot be compared', () => {
    for (const [before, recent] of [
      [[1, 2], [1]],
      [
        [0, 0],
        [1, 1],
      ],
      [
        [1, -1],
        [1, 1],
      ],
    ] as const)
      expect(() => populationStability(before, recent)).toThrow(RangeError);
  });
});
