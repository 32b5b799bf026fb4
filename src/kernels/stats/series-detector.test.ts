import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { streamOf } from '../simulate/random.ts';
import { cusum, cusumLimit, cusumTail } from './cusum.ts';
import { ears } from './ears.ts';
import type { SeriesMethod, SeriesSignal } from './series-answer.ts';
import { detectSeries } from './series-detector.ts';

const methods = {
  C1: { kind: 'ears', variant: 'C1', baselineDays: 28 },
  C2: { kind: 'ears', variant: 'C2', baselineDays: 28 },
  C3: { kind: 'ears', variant: 'C3', baselineDays: 28 },
  cusum: { kind: 'cusum', baselineDays: 91, k: 0.5, h: 4 },
  farrington: { kind: 'farrington', yearsBack: 3, halfWidthWeeks: 3 },
} satisfies Record<string, SeriesMethod>;
const names = Object.keys(methods) as (keyof typeof methods)[];

const quiet = (seed: number, days = 1300, mean = 2) => {
  const random = streamOf(seed, 'quiet');
  return Float64Array.from({ length: days }, () => random.poisson(mean));
};

function told(counts: ArrayLike<number>, method: SeriesMethod, alpha = 0.01): SeriesSignal {
  const answer = detectSeries(counts, method, alpha);
  if (answer.state !== 'told') throw new Error(`silent: ${answer.reason}`);
  return answer;
}

describe.each(names)('%s', (name) => {
  const method = methods[name];

  test('a rise stands out, and the more the more cases', () => {
    const counts = quiet(1);
    const before = told(counts, method);
    // EARS takes a longer rise into its baseline
    const days = { C1: 1, C2: 1, C3: 3, cusum: 7, farrington: 7 }[name];
    const risen = counts.map((n, day) => (day >= 1300 - days ? n + 10 : n));
    const after = told(risen, method);
    expect(after.p).toBeLessThan(1e-3);
    expect(after.p).toBeLessThan(before.p);
    expect(after.observed).toBeGreaterThan(after.upper);
    expect(after.to).toBe(1299);
    expect(after.from).toBeGreaterThanOrEqual(1292);
  });

  test('passing the limit and being rarer than alpha are the same', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 0, max: 9 }), (seed, more) => {
        const counts = quiet(seed, 1200, 1.5);
        counts[1199]! += more;
        const { observed, upper, p } = told(counts, method, 0.02);
        expect(observed > upper).toBe(p <= 0.02);
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  test('the same answer with other days in front', () => {
    const counts = quiet(2, 1400);
    const shorter = counts.slice(70);
    const [long, short] = [told(counts, method), told(shorter, method)];
    expect({ ...short, from: short.from + 70, to: short.to + 70 }).toEqual(long);
  });

  test('too short a history, an unknown last day: silence with its reason', () => {
    expect(detectSeries([], method, 0.01)).toEqual({ state: 'silent', reason: 'too-short' });
    expect(detectSeries([1, 2, 3], method, 0.01)).toEqual({ state: 'silent', reason: 'too-short' });
    const counts = quiet(3);
    counts[1299] = NaN;
    expect(detectSeries(counts, method, 0.01)).toEqual({ state: 'silent', reason: 'unknown-day' });
  });

  test('unknown days are left out, not counted as zero', () => {
    const counts = quiet(4, 1300, 5);
    const gaps = counts.map((n, day) => (day < 1290 && day % 9 === 0 ? NaN : n));
    const zeros = gaps.map((n) => (Number.isNaN(n) ? 0 : n));
    expect(told(gaps, method).expected).toBeGreaterThan(told(zeros, method).expected);
  });

  test('a constant past is taken for chance, not for certainty', () => {
    const counts = new Float64Array(1300).fill(3);
    const same = told(counts, method);
    expect(same.p).toBeGreaterThan(0.2);
    counts[1299] = 4;
    expect(told(counts, method).p).toBeGreaterThan(0.1);
  });

  test('misuse says what was got', () => {
    expect(() => detectSeries([1, -1], method, 0.01)).toThrow(/got -1 on day 1, wanted 0 or more/);
    expect(() => detectSeries([1], method, 0)).toThrow(/got alpha 0/);
  });
});

test('a past without cases: EARS compares with half a case, the others have nothing to say', () => {
  const counts = new Float64Array(1300);
  counts[1299] = 3;
  expect(told(counts, methods.C2)).toMatchObject({ observed: 3, expected: 0 });
  expect(told(counts, methods.C2).p).toBeLessThan(1e-3);
  expect(detectSeries(counts, methods.cusum, 0.01)).toMatchObject({ reason: 'no-past' });
  expect(detectSeries(counts, methods.farrington, 0.01)).toMatchObject({ reason: 'no-past' });
});

test('Farrington speaks after one year, by as many years as there are', () => {
  const year = quiet(5, 7 * 56);
  expect(told(year, methods.farrington).observed).toBe(year.slice(-7).reduce((s, n) => s + n, 0));
  expect(detectSeries(year.slice(14), methods.farrington, 0.01)).toMatchObject({
    reason: 'too-short',
  });
});

describe('EARS', () => {
  test('C1 looks at the days just before, C2 leaves two out', () => {
    const counts = [1, 2, 3, 9, 9, 0];
    const at = (variant: 'C1' | 'C2') => ears(counts, { variant, baseline: 3, alpha: 0.001 });
    expect(at('C1').mean[5]).toBeCloseTo(7, 12);
    expect(at('C2').mean[5]).toBeCloseTo(2, 12);
    expect(at('C2').sd[5]).toBeCloseTo(1, 12);
    expect(
      at('C2')
        .mean.subarray(0, 5)
        .every((mean) => Number.isNaN(mean)),
    ).toBe(true);
  });

  test('a baseline of which less than half is known says nothing', () => {
    const counts = [NaN, NaN, NaN, 1, 2, 5];
    const { mean } = ears(counts, { variant: 'C1', baseline: 5, alpha: 0.01 });
    expect(mean[5]).toBeNaN();
    expect(() => ears(counts, { variant: 'C1', baseline: 2, alpha: 0.01 })).toThrow(
      /baseline of 2/,
    );
  });
});

describe('CUSUM', () => {
  test('sums what exceeds the mean by more than k standard deviations', () => {
    // baseline 4, 4: mean 4.25 with the half case, Poisson spread
    const { sum, since, upper } = cusum([4, 4, 9, 9, 0], { baseline: 2, k: 0.5, h: 4 });
    const first = (9 - 4.25) / Math.sqrt(4.25) - 0.5;
    expect(sum[2]).toBeCloseTo(first, 12);
    expect(upper[2]).toBeCloseTo(4.25 + 4.5 * Math.sqrt(4.25), 12);
    expect(Array.from(since.subarray(2, 4))).toEqual([2, 2]);
    expect(sum[4]).toBe(0);
  });

  test.each([
    ['standard', 0.001],
    ['poisson', 0.001],
    ['anscombe', 0.001],
    ['rossi', 0.001],
    ['score', 1],
  ] as const)('%s: the limit is the count at which the sum passes h', (scale, step) => {
    const counts = quiet(6, 60, 3);
    const settings = { baseline: 28, k: 0.5, h: 3, scale };
    const { upper } = cusum(counts, settings);
    const alarmAt = (count: number) => {
      const edge = counts.slice();
      edge[59] = count;
      return cusum(edge, settings).alarm[59];
    };
    expect(alarmAt(upper[59]! + step)).toBe(1);
    expect(alarmAt(upper[59]! - (step < 1 ? step : 0))).toBe(0);
  });

  test('the tail is that of a normal random walk, and its limit the inverse', () => {
    const random = streamOf(7, 'walk');
    const known = { run: 1, baseline: 1e9 };
    let [sum, above2, above4] = [0, 0, 0];
    const days = 400_000;
    for (let day = 0; day < days; day++) {
      sum = Math.max(0, sum + random.normal() - 0.5);
      if (sum >= 2) above2++;
      if (sum >= 4) above4++;
    }
    expect(Math.abs(cusumTail(2, 0.5, known) / (above2 / days) - 1)).toBeLessThan(0.05);
    expect(Math.abs(cusumTail(4, 0.5, known) / (above4 / days) - 1)).toBeLessThan(0.1);
    for (const run of [1, 9, 40]) {
      const of = { run, baseline: 91 };
      expect(cusumLimit(cusumTail(4, 0.5, of), 0.5, of)).toBeCloseTo(4, 9);
    }
  });
});
