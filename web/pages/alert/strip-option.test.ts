import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { usualBand, usualRange } from './strip-option.ts';

/** P(X ≤ k) of a Poisson count, summed term by term. */
function poissonBelow(k: number, mean: number): number {
  let term = Math.exp(-mean);
  let sum = term;
  for (let i = 1; i <= k; i++) {
    term *= mean / i;
    sum += term;
  }
  return k < 0 ? 0 : sum;
}

describe('usualRange', () => {
  it.each([0.05, 0.4, 1, 3.7, 12, 80])('leaves 2.5 %% at most on either side of %d', (mean) => {
    const { low, high } = usualRange(mean);
    expect(poissonBelow(low - 1, mean)).toBeLessThan(0.025);
    expect(poissonBelow(low, mean)).toBeGreaterThanOrEqual(0.025);
    expect(1 - poissonBelow(high, mean)).toBeLessThanOrEqual(0.025);
    expect(1 - poissonBelow(high - 1, mean)).toBeGreaterThan(0.025);
  });

  it('is nothing where nothing is expected', () => {
    expect(usualRange(0)).toEqual({ low: 0, high: 0 });
  });
});

describe('usualBand', () => {
  it('draws the range: the same counts lie inside, whatever is expected', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 300, noNaN: true }), (expected) => {
        const range = usualRange(expected);
        const band = usualBand(expected);
        expect(Math.ceil(band.high) - 1).toBe(range.high);
        expect(Math.ceil(band.low)).toBe(range.low);
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  it('rises with the expectation, without jumps', () => {
    const means = Array.from({ length: 400 }, (_, i) => 0.02 + i / 40);
    const highs = means.map((mean) => usualBand(mean).high);
    const steps = highs.slice(1).map((high, i) => high - highs[i]!);
    expect(Math.min(...steps)).toBeGreaterThan(0);
    expect(Math.max(...steps)).toBeLessThan(0.5);
    expect(usualBand(0)).toEqual({ low: 0, high: 0 });
  });
});
