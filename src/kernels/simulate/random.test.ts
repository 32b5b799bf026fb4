import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawUuid, streamOf, xoshiro128 } from './random.ts';

describe('xoshiro128', () => {
  it('gives the words of the reference implementation', () => {
    // xoshiro128starstar.c 1.1 from the state 1, 2, 3, 4; the vector that rand_xoshiro tests with
    const random = xoshiro128([1, 2, 3, 4]);
    expect(Array.from({ length: 10 }, () => random.word())).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597,
      4258142804,
    ]);
  });
});

describe('a stream', () => {
  it('is the same for the same seed and names, and another for others', () => {
    const words = (seed: number, ...names: string[]) => {
      const random = streamOf(seed, ...names);
      return [random.word(), random.word(), random.word()];
    };
    expect(words(7, 'day')).toEqual(words(7, 'day'));
    expect(words(7, 'day')).not.toEqual(words(8, 'day'));
    expect(words(7, 'day')).not.toEqual(words(7, 'night'));
  });

  it('draws within bounds', () => {
    const seeds = fc.tuple(fc.nat(), fc.integer({ min: -50, max: 50 }), fc.nat(100));
    const within = ([seed, from, size]: [number, number, number]) => {
      const random = streamOf(seed);
      const drawn = random.between(from, from + size);
      return drawn >= from && drawn <= from + size && random.unit() < 1;
    };
    expect(fc.check(fc.property(seeds, within), { seed: 11 }).failed).toBe(false);
  });

  it.each([0.3, 4, 60])('has Poisson numbers of mean %d', (mean) => {
    const random = streamOf(3, 'poisson', mean);
    const drawn = Array.from({ length: 20_000 }, () => random.poisson(mean));
    const average = drawn.reduce((a, b) => a + b, 0) / drawn.length;
    const variance = drawn.reduce((a, b) => a + (b - average) ** 2, 0) / drawn.length;
    // four standard errors of the mean, and of the variance for a near-normal sample
    expect(Math.abs(average - mean)).toBeLessThan(4 * Math.sqrt(mean / 20_000));
    expect(Math.abs(variance / mean - 1)).toBeLessThan(0.06);
  });

  it('refuses to pick from nothing', () => {
    expect(() => streamOf(1).pick([])).toThrow(RangeError);
  });
});

describe('drawUuid', () => {
  it('makes ids of version 7 that sort by time', () => {
    const random = streamOf(5);
    const [a, b] = [drawUuid(random, 1_700_000_000_000), drawUuid(random, 1_700_000_000_001)];
    expect(a).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(a < b).toBe(true);
  });
});
