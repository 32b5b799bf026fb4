import { describe, expect, it } from 'vitest';
import { exactInterval, pairedDifference } from './paired-proportions.ts';

/** P(X ≤ k) of n tosses of a coin that shows heads with probability `p`, summed term by term. */
function binomialCdf(k: number, n: number, p: number): number {
  let sum = 0;
  let choose = 1;
  for (let i = 0; i <= k; i++) {
    sum += choose * p ** i * (1 - p) ** (n - i);
    choose = (choose * (n - i)) / (i + 1);
  }
  return sum;
}

describe('exactInterval', () => {
  it('is where the tails of the binomial are 2.5 % each', () => {
    for (const [hits, n] of [
      [3, 10],
      [1, 25],
      [20, 40],
    ] as const) {
      const [low, high] = exactInterval(hits, n);
      expect(1 - binomialCdf(hits - 1, n, low)).toBeCloseTo(0.025, 8);
      expect(binomialCdf(hits, n, high)).toBeCloseTo(0.025, 8);
    }
  });

  it('knows a bound where nothing, or everything, was seen', () => {
    expect(exactInterval(0, 10)).toEqual([0, expect.closeTo(1 - 0.025 ** 0.1, 8)]);
    expect(exactInterval(10, 10)).toEqual([expect.closeTo(0.025 ** 0.1, 8), 1]);
    expect(() => exactInterval(3, 2)).toThrow(RangeError);
  });
});

describe('pairedDifference', () => {
  it('tests like McNemar, exactly', () => {
    for (const [onlyFirst, onlySecond] of [
      [2, 9],
      [9, 2],
      [0, 6],
      [5, 5],
      [1, 0],
    ] as const) {
      const told = pairedDifference({ both: 80, onlyFirst, onlySecond, neither: 9 });
      const apart = onlyFirst + onlySecond;
      const tail = binomialCdf(Math.min(onlyFirst, onlySecond), apart, 0.5);
      expect(told.p).toBeCloseTo(Math.min(1, 2 * tail), 10);
      expect(told.difference).toBeCloseTo((onlySecond - onlyFirst) / (89 + apart), 12);
      expect(told.from).toBeLessThanOrEqual(told.difference);
      expect(told.to).toBeGreaterThanOrEqual(told.difference);
    }
  });

  it('turns about with the two', () => {
    const told = pairedDifference({ both: 5, onlyFirst: 2, onlySecond: 7, neither: 1 });
    const turned = pairedDifference({ both: 5, onlyFirst: 7, onlySecond: 2, neither: 1 });
    expect(turned.from).toBeCloseTo(-told.to, 9);
    expect(turned.to).toBeCloseTo(-told.from, 9);
    expect(turned.p).toBe(told.p);
  });

  it('sees no difference where nothing differs, and none at all without questions', () => {
    expect(pairedDifference({ both: 3, onlyFirst: 0, onlySecond: 0, neither: 0 })).toEqual({
      difference: 0,
      from: 0,
      to: 0,
      p: 1,
    });
    expect(() => pairedDifference({ both: 0, onlyFirst: 0, onlySecond: 0, neither: 0 })).toThrow(
      RangeError,
    );
  });
});
