/** Data in which nothing happens: p-values are uniform, and rare is as rare as is said. */
import { expect, test } from 'vitest';
import { streamOf } from '../simulate/random.ts';
import { nearestPlaces } from './neighbours.ts';
import { prepareScan } from './scan.ts';
import type { ScanModel, ScanTask } from './scan-task.ts';
import { significanceOf } from './significance.ts';
import { prepareSubsetScan } from './subset-scan.ts';

const PLACES = 20;
const SLOTS = 42;
const REPLICATES = 99;

/** Places and weekdays differ, cases have nothing to do with each other. */
function nullTask(model: ScanModel, seed: number): ScanTask {
  const random = streamOf(seed, 'null');
  const point = () => Float64Array.from({ length: PLACES }, () => random.unit());
  const coordinates = { x: point(), y: point(), coords: 'cartesian' as const };
  const level = point();
  const baseline = Float64Array.from({ length: PLACES * SLOTS }, (_, i) => {
    const weekday = (i % SLOTS) % 7;
    return 0.02 + 0.3 * level[Math.floor(i / SLOTS)]! * (1 + weekday / 7);
  });
  const counts = Int32Array.from(baseline, (mean) => random.poisson(mean));
  const seen = Int32Array.from(counts.keys()).filter((i) => counts[i]! > 0);
  return {
    model,
    neighbours: nearestPlaces(coordinates, { maxPlaces: 8 }),
    slots: SLOTS,
    cases: {
      place: seen.map((i) => Math.floor(i / SLOTS)),
      slot: seen.map((i) => i % SLOTS),
      count: seen.map((i) => counts[i]!),
    },
    ...(model === 'permutation'
      ? { stratum: Uint8Array.from({ length: SLOTS }, (_, t) => t % 7) }
      : { baseline }),
    windows: 'alive',
    shortest: 1,
    longest: 4,
    maxShare: 0.5,
    minCases: 2,
  };
}

function pValues(model: ScanModel, prepare: typeof prepareScan, sets: number): number[] {
  return Array.from({ length: sets }, (_, seed) => {
    const prepared = prepare(nullTask(model, seed));
    const best = Math.max(0, ...prepared.bestOfCentres().map((c) => c.statistic));
    const maxima = new Float64Array(REPLICATES);
    prepared.maxima(seed, 0, maxima);
    return significanceOf(best, maxima, { analysisDays: 1 }).p;
  });
}

/** Largest distance of the sorted values from the uniform distribution (Kolmogorov). */
function distanceFromUniform(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const n = sorted.length;
  return Math.max(...sorted.map((v, i) => Math.max(v - i / n, (i + 1) / n - v)));
}

/** Beyond this one sample in a hundred lies; a rank among 100 adds its step. */
const limit = (n: number) => 1.63 / Math.sqrt(n) + 1 / (REPLICATES + 1);

/** How many of n fall on an event of this chance, but for one case in a hundred on either side. */
function binomialRange(n: number, chance: number): [number, number] {
  let term = (1 - chance) ** n;
  let below = 0;
  let low = -1;
  for (let k = 0; ; k++) {
    below += term;
    if (low < 0 && below > 0.005) low = k;
    if (below > 0.995) return [low, k];
    term *= (((n - k) / (k + 1)) * chance) / (1 - chance);
  }
}

test('permutation, 500 data sets: p is uniform, once in 100 days is once in 100 days', () => {
  const ps = pValues('permutation', prepareScan, 500);
  expect(distanceFromUniform(ps)).toBeLessThan(limit(500));
  for (const [chance, days] of [
    [0.01, 100],
    [0.05, 20],
  ] as const) {
    const alerts = ps.filter((p) => 1 / p >= days).length;
    const [fewest, most] = binomialRange(500, chance);
    expect(alerts).toBeGreaterThanOrEqual(fewest);
    expect(alerts).toBeLessThanOrEqual(most);
  }
});

test.for([
  ['poisson', 'circles', prepareScan],
  ['eb-poisson', 'circles', prepareScan],
  ['eb-poisson', 'subsets', prepareSubsetScan],
  ['permutation', 'subsets', prepareSubsetScan],
] as const)('%s, %s: p is uniform', ([model, , prepare]) => {
  const ps = pValues(model, prepare, 120);
  expect(distanceFromUniform(ps)).toBeLessThan(limit(120));
  const [fewest, most] = binomialRange(120, 0.05);
  const alerts = ps.filter((p) => p <= 0.05).length;
  expect(alerts).toBeGreaterThanOrEqual(fewest);
  expect(alerts).toBeLessThanOrEqual(most);
});
