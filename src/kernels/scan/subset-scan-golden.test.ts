/**
 * Leukaemia in upstate New York (Waller et al. 1992) against `flex_test` of R's smerc 1.8.4, k = 10:
 * it looks at the connected subsets of each neighbourhood, the subset scan at all of them. So each
 * of its clusters must be among our subsets, with its statistic, and none may beat our best.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nearestPlaces } from './neighbours.ts';
import { excessStatistic } from './statistic.ts';
import { subsetScan } from './subset-scan.ts';

const rows = readFileSync(join(import.meta.dirname, 'golden', 'nydf.csv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(',').map(Number));
const population = Float64Array.from(rows, (row) => row[2]!);
const cases = Int32Array.from(rows, (row) => Math.floor(row[3]!));
const total = cases.reduce((sum, n) => sum + n, 0);
const people = population.reduce((sum, n) => sum + n, 0);
const neighbours = nearestPlaces(
  {
    x: Float64Array.from(rows, (row) => row[0]!),
    y: Float64Array.from(rows, (row) => row[1]!),
    coords: 'latlong',
  },
  { maxPlaces: 10 },
);

/** Every subset of every neighbourhood. */
function eachSubset(see: (places: number, statistic: number) => void): void {
  for (let c = 0; c < rows.length; c++) {
    const near = neighbours.members.subarray(neighbours.starts[c], neighbours.starts[c + 1]);
    for (let set = 1; set < 1 << near.length; set++) {
      let [n, mu, places] = [0, 0, 0];
      for (let i = 0; i < near.length; i++) {
        if (((set >> i) & 1) === 0) continue;
        n += cases[near[i]!]!;
        mu += (population[near[i]!]! * total) / people;
        places++;
      }
      see(places, excessStatistic(n, mu, total));
    }
  }
}

test('the clusters of flex_test are among the subsets, and the best of all is found', () => {
  const flexible = [
    { places: 7, statistic: 11.6712769292 },
    { places: 8, statistic: 9.80866909437 },
    { places: 7, statistic: 8.62939033628 },
  ].map((cluster) => ({ ...cluster, found: false }));
  let best = 0;
  eachSubset((places, statistic) => {
    if (statistic > best) best = statistic;
    for (const cluster of flexible) {
      const isSame = Math.abs(statistic / cluster.statistic - 1) < 1e-10;
      if (isSame && places === cluster.places) cluster.found = true;
    }
  });
  expect(flexible.map((cluster) => cluster.found)).toEqual([true, true, true]);

  const seen = Int32Array.from(cases.keys()).filter((i) => cases[i]! > 0);
  const { clusters } = subsetScan(
    {
      model: 'poisson',
      neighbours,
      slots: 1,
      cases: { place: seen, slot: new Int32Array(seen.length), count: seen.map((i) => cases[i]!) },
      baseline: population,
      windows: 'alive',
      shortest: 1,
      longest: 1,
      maxShare: 1,
      minCases: 1,
    },
    { replicates: 99, seed: 1, analysisDays: 1 },
  );
  expect(clusters[0]!.statistic).toBeCloseTo(best, 10);
  expect(clusters[0]!.statistic).toBeGreaterThan(flexible[0]!.statistic);
  // six of the seven tracts of its strongest cluster; p 0.01 of 99 replicates there as well
  expect([...clusters[0]!.members].toSorted((a, b) => a - b)).toEqual([84, 85, 88, 89, 91, 92]);
  expect(clusters[0]!.p).toBe(0.01);
});
