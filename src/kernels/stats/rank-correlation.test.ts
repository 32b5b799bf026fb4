import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { streamOf } from '../simulate/random.ts';
import { rankCorrelation } from './rank-correlation.ts';

const random = () => streamOf(7, 'rank');
const rhoOf = (a: number[], b: number[]) => rankCorrelation(a, b, random(), 10).rho;

describe('rank correlation', () => {
  it('agrees with values worked out elsewhere, ties included', () => {
    // scipy.stats.spearmanr([1, 2, 3, 4, 5], [5, 6, 7, 8, 7])
    expect(rhoOf([1, 2, 3, 4, 5], [5, 6, 7, 8, 7])).toBeCloseTo(0.8207826816681233, 12);
    expect(rhoOf([1, 2, 3], [10, 20, 900])).toBe(1);
    expect(rhoOf([1, 2, 3], [3, 2, 1])).toBe(-1);
  });

  it('does not change under a growing function, and turns its sign when one side is turned', () => {
    const numbers = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer()), {
      minLength: 3,
      maxLength: 40,
    });
    fc.assert(
      fc.property(numbers, (pairs) => {
        const [a, b] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)];
        const rho = rhoOf(a, b) ?? 0;
        expect(rhoOf(a.map(Math.exp), b) ?? 0).toBeCloseTo(rho, 9);
        expect(
          rhoOf(
            a.map((x) => -x),
            b,
          ) ?? 0,
        ).toBeCloseTo(-rho, 9);
        expect(Math.abs(rho)).toBeLessThanOrEqual(1 + 1e-12);
      }),
      { seed: 11, numRuns: 100 },
    );
  });

  it('says how sure it is: the interval holds the value and narrows with more pairs', () => {
    const draw = streamOf(3, 'pairs');
    const make = (n: number) => {
      const a = Array.from({ length: n }, () => draw.unit());
      const b = a.map((x) => x + 0.5 * draw.normal());
      return rankCorrelation(a, b, random(), 400);
    };
    const [few, many] = [make(40), make(1000)];
    for (const { rho, interval } of [few, many]) {
      expect(interval![0]).toBeLessThan(rho!);
      expect(interval![1]).toBeGreaterThan(rho!);
    }
    const width = ([low, high]: readonly [number, number]) => high - low;
    expect(width(many.interval!)).toBeLessThan(width(few.interval!) / 3);
  });

  it('leaves unknown numbers out, says nothing of too little, and refuses sides of another length', () => {
    expect(rankCorrelation([1, Number.NaN, 3], [1, 2, 3], random())).toEqual({
      pairs: 2,
      rho: null,
      interval: null,
    });
    expect(rhoOf([1, 1, 1], [1, 2, 3])).toBeNull();
    expect(() => rankCorrelation([1], [], random())).toThrow(RangeError);
  });
});
