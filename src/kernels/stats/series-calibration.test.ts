/** Poisson series in which nothing happens: how often is the last day said to be rare? */
import { expect, test } from 'vitest';
import { streamOf } from '../simulate/random.ts';
import { ears } from './ears.ts';
import type { SeriesMethod } from './series-answer.ts';
import { detectSeries } from './series-detector.ts';

const SERIES = 800;

const nullSeries = (seed: number, mean: number, days: number) => {
  const random = streamOf(seed, 'null', mean);
  return Float64Array.from({ length: days }, () => random.poisson(mean));
};

/** Shares of series whose last day is as rare as 1 in 100 and as 1 in 20. */
function sharesRarer(method: SeriesMethod, mean: number): [p: number, share: number][] {
  const days = method.kind === 'farrington' ? 1150 : 200;
  let [rare, rather] = [0, 0];
  for (let seed = 0; seed < SERIES; seed++) {
    const answer = detectSeries(nullSeries(seed, mean, days), method, 0.01);
    if (answer.state === 'told' && answer.p <= 0.01) rare++;
    if (answer.state === 'told' && answer.p <= 0.05) rather++;
  }
  return [
    [0.01, rare / SERIES],
    [0.05, rather / SERIES],
  ];
}

// counts are steps: with few cases no day is exactly so rare, and less often is honest too
test.for([
  [{ kind: 'ears', variant: 'C1', baselineDays: 28 }, 0.3],
  [{ kind: 'ears', variant: 'C2', baselineDays: 28 }, 2],
  [{ kind: 'ears', variant: 'C2', baselineDays: 7 }, 2],
  [{ kind: 'ears', variant: 'C3', baselineDays: 28 }, 2],
  [{ kind: 'ears', variant: 'C2', baselineDays: 28 }, 20],
  [{ kind: 'cusum', baselineDays: 91, k: 0.5, h: 2 }, 0.3],
  [{ kind: 'cusum', baselineDays: 91, k: 0.5, h: 2 }, 5],
  [{ kind: 'farrington', yearsBack: 3, halfWidthWeeks: 3 }, 0.3],
  [{ kind: 'farrington', yearsBack: 3, halfWidthWeeks: 3 }, 3],
] as const)('%j, mean %d: rare is not more frequent than said', ([method, mean]) => {
  for (const [p, share] of sharesRarer(method, mean)) {
    expect(share).toBeLessThan(p + 2.6 * Math.sqrt((p * (1 - p)) / SERIES));
  }
});

test('and not much less frequent where counts are large', () => {
  const methods = [
    { kind: 'ears', variant: 'C2', baselineDays: 28 },
    { kind: 'ears', variant: 'C3', baselineDays: 28 },
    { kind: 'farrington', yearsBack: 3, halfWidthWeeks: 3 },
  ] as const;
  for (const method of methods) {
    expect(sharesRarer(method, 20)[1]![1]).toBeGreaterThan(0.03);
  }
});

test('the published limit of EARS is passed far more often than its level with few cases', () => {
  let passed = 0;
  for (let seed = 0; seed < SERIES; seed++) {
    const counts = nullSeries(seed, 0.3, 40);
    passed += ears(counts, { variant: 'C2', baseline: 28, alpha: 0.01 }).alarm[39]!;
  }
  expect(passed / SERIES).toBeGreaterThan(0.03);
});
