import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stepOf, stepsFor } from './steps.ts';

describe('stepsFor', () => {
  it('gives round lower bounds', () => {
    expect(stepsFor([1, 1, 2, 4, 7, 30])).toEqual([1, 2, 5, 10, 20]);
    expect(stepsFor([])).toEqual([1, 2, 5, 10, 20]);
  });

  it('rises strictly, and every count falls into the step that holds it', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 100_000 })), (counts) => {
        const steps = stepsFor(counts);
        expect(steps).toHaveLength(5);
        for (let i = 1; i < 5; i++) expect(steps[i]).toBeGreaterThan(steps[i - 1]!);
        for (const n of counts) {
          const step = stepOf(n, steps);
          expect(n).toBeGreaterThanOrEqual(steps[step]!);
          expect(n).toBeLessThan(steps[step + 1] ?? Infinity);
        }
      }),
      { seed: 7 },
    );
  });
});
