import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unitShares } from './unit-shares.ts';

const closed = (unit: string, day: number, ...contexts: string[]) => ({ unit, day, contexts });

describe('shares of units', () => {
  test('the finest context decides where it has seen enough', () => {
    const past = [
      ...Array.from({ length: 20 }, () => closed('roads', 0, 'pit', 'pit · east')),
      ...Array.from({ length: 30 }, () => closed('water', 0, 'pit', 'pit · west')),
    ];
    const shares = unitShares(past, 0, 60);
    expect(shares.find(['pit', 'pit · east'], 1)[0]).toMatchObject({ unit: 'roads', past: 20 });
    expect(shares.find(['pit', 'pit · north'], 1)[0]!.unit).toBe('water');
  });

  test('a renamed unit soon outweighs the name before it', () => {
    const past = [
      ...Array.from({ length: 100 }, () => closed('old', 0, 'lamp')),
      ...Array.from({ length: 20 }, () => closed('new', 120, 'lamp')),
    ];
    expect(unitShares(past, 120, 30).find(['lamp'], 1)[0]!.unit).toBe('new');
    expect(unitShares(past, 119, 30).find(['lamp'], 3)).toHaveLength(1);
  });

  test('nothing learned is nothing said', () => {
    expect(unitShares([], 0, 60).find(['pit'], 3)).toEqual([]);
    expect(() => unitShares([], 0, 0)).toThrow(RangeError);
  });

  test('shares of all units sum to one, whatever was seen', () => {
    const demand = fc.record({
      unit: fc.constantFrom('a', 'b', 'c'),
      day: fc.integer({ min: 0, max: 300 }),
      contexts: fc.subarray(['x', 'x · 1', 'x · 2']),
    });
    fc.assert(
      fc.property(fc.array(demand, { minLength: 1, maxLength: 40 }), (past) => {
        const found = unitShares(past, 300, 60).find(['x', 'x · 1'], 9);
        const sum = found.reduce((total, { share }) => total + share, 0);
        expect(sum).toBeCloseTo(1, 9);
      }),
      { seed: 4, numRuns: 100 },
    );
  });
});
