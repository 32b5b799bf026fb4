import fc from 'fast-check';
import { expect, test } from 'vitest';
import { streamOf } from '../simulate/random.ts';
import { baselineModel } from './baseline-model.ts';
import { nearestPlaces } from './neighbours.ts';
import { permutationModel } from './permutation.ts';
import type { ScanTask } from './scan-task.ts';
import { prepareSubsetScan, subsetScan } from './subset-scan.ts';
import { BestSubset } from './subset-search.ts';
import { excessStatistic, expectationStatistic } from './statistic.ts';

const SLOTS = 12;

/** Places at random, cases by a baseline that differs from place to place, a few more at the end. */
function randomTask(model: ScanTask['model'], seed: number, places: number, k: number): ScanTask {
  const random = streamOf(seed, 'subset');
  const point = () => Float64Array.from({ length: places }, () => random.unit() * 10);
  const neighbours = nearestPlaces(
    { x: point(), y: point(), coords: 'cartesian' },
    { maxPlaces: k },
  );
  const baseline = Float64Array.from({ length: places * SLOTS }, () => 0.2 + random.unit());
  const cases = { place: [] as number[], slot: [] as number[], count: [] as number[] };
  for (let p = 0; p < places; p++) {
    for (let t = 0; t < SLOTS; t++) {
      const more = p % 3 === 0 && t >= SLOTS - 3 ? 2 : 1;
      const count = random.poisson(baseline[p * SLOTS + t]! * more);
      if (count === 0) continue;
      cases.place.push(p);
      cases.slot.push(t);
      cases.count.push(count);
    }
  }
  return {
    model,
    neighbours,
    slots: SLOTS,
    cases: {
      place: Int32Array.from(cases.place),
      slot: Int32Array.from(cases.slot),
      count: Int32Array.from(cases.count),
    },
    ...(model === 'permutation' ? {} : { baseline }),
    windows: 'alive',
    shortest: 1,
    longest: 4,
    maxShare: 1,
    minCases: 1,
  };
}

/** Cases and expectations of every place in a window, worked out afresh. */
function windowOf({ model, cases, baseline, neighbours, slots }: ScanTask, length: number) {
  const n = new Float64Array(neighbours.places);
  const mu = new Float64Array(neighbours.places);
  const whole = new Float64Array(neighbours.places);
  let total = 0;
  let lately = 0;
  for (let i = 0; i < cases.place.length; i++) {
    const isIn = cases.slot[i]! >= slots - length;
    if (isIn) n[cases.place[i]!]! += cases.count[i]!;
    if (isIn) lately += cases.count[i]!;
    whole[cases.place[i]!]! += cases.count[i]!;
    total += cases.count[i]!;
  }
  const population = baseline?.reduce((sum, b) => sum + b, 0) ?? 0;
  for (let p = 0; p < neighbours.places; p++) {
    const row = baseline?.subarray((p + 1) * slots - length, (p + 1) * slots) ?? [];
    for (const b of row) mu[p]! += b;
    if (model === 'poisson') mu[p]! *= total / population;
    if (model === 'permutation') mu[p] = (whole[p]! * lately) / total;
  }
  return { n, mu, total };
}

/** The largest statistic of all subsets of all neighbourhoods. */
function bruteForce(task: ScanTask): number {
  const { starts, members, places } = task.neighbours;
  let best = 0;
  for (let length = task.shortest; length <= task.longest; length++) {
    const { n, mu, total } = windowOf(task, length);
    for (let c = 0; c < places; c++) {
      const near = members.subarray(starts[c]!, starts[c + 1]!);
      for (let set = 1; set < 2 ** near.length; set++) {
        let [cases, expected] = [0, 0];
        for (let i = 0; i < near.length; i++) {
          if (((set >> i) & 1) === 0) continue;
          cases += n[near[i]!]!;
          expected += mu[near[i]!]!;
        }
        const statistic =
          task.model === 'eb-poisson'
            ? expectationStatistic(cases, expected)
            : excessStatistic(cases, expected, total);
        if (statistic > best) best = statistic;
      }
    }
  }
  return best;
}

const models = ['eb-poisson', 'poisson', 'permutation'] as const;

test.for(models)('%s: sorting finds the best of all subsets', (model) => {
  for (let seed = 0; seed < 6; seed++) {
    const task = randomTask(model, seed, 14, [3, 8, 12][seed % 3]!);
    const [first] = subsetScan(task, { replicates: 9, seed: 1, analysisDays: 1 }).clusters;
    expect(first?.statistic ?? 0).toBeCloseTo(bruteForce(task), 9);
  }
});

test.for(models)('%s: what is passed over could not be the maximum', (model) => {
  const task = randomTask(model, 5, 40, 9);
  const alive = model === 'permutation' ? permutationModel(task) : baselineModel(task);
  const best = new BestSubset(alive, task.neighbours);
  const maxima = new Float64Array(60);
  prepareSubsetScan(task).maxima(7, 0, maxima);
  for (let r = 0; r < 60; r++) {
    best.count(alive.draw(7, r));
    let most = 0;
    for (let c = 0; c < 40; c++) most = Math.max(most, best.findIn(c)?.statistic ?? 0);
    expect(maxima[r]).toBe(most);
  }
  // a replicate depends on its number, not on those before it
  const apart = new Float64Array(1);
  prepareSubsetScan(task).maxima(7, 11, apart);
  expect(apart[0]).toBe(maxima[11]);
});

test('a cluster tells what it counts', () => {
  fc.assert(
    fc.property(fc.nat(), fc.constantFrom(...models), (seed, model) => {
      const task = randomTask(model, seed, 30, 8);
      const { clusters } = subsetScan(task, { replicates: 9, seed, analysisDays: 1 });
      const seen = new Set<number>();
      for (const cluster of clusters) {
        const { n, mu, total } = windowOf(task, cluster.to - cluster.from + 1);
        const sum = (of: Float64Array) => cluster.members.reduce((s, p) => s + of[p]!, 0);
        expect(sum(n)).toBe(cluster.cases);
        expect(sum(mu)).toBeCloseTo(cluster.expected, 9);
        expect(cluster.statistic).toBeCloseTo(
          model === 'eb-poisson'
            ? expectationStatistic(cluster.cases, cluster.expected)
            : excessStatistic(cluster.cases, cluster.expected, total),
          9,
        );
        for (const place of cluster.members) {
          expect(seen.has(place)).toBe(false);
          seen.add(place);
        }
      }
    }),
    { numRuns: 25, seed: 1 },
  );
});

test('a street of odd houses is found, and nothing but it', () => {
  const places = 30;
  const odd = [10, 12, 14, 16];
  const x = Float64Array.from({ length: places }, (_, p) => p);
  const place = Int32Array.from({ length: places * 30 + odd.length }, (_, i) =>
    i < places * 30 ? Math.floor(i / 30) : odd[i - places * 30]!,
  );
  const slot = Int32Array.from({ length: place.length }, (_, i) => (i < places * 30 ? i % 30 : 29));
  const count = Int32Array.from({ length: place.length }, (_, i) => (i < places * 30 ? 1 : 5));
  const { clusters } = subsetScan(
    {
      model: 'eb-poisson',
      neighbours: nearestPlaces(
        { x, y: new Float64Array(places), coords: 'cartesian' },
        { maxPlaces: 9 },
      ),
      slots: 31,
      cases: { place, slot: slot.map((s) => s + 1), count },
      baseline: new Float64Array(places * 31).fill(1),
      windows: 'alive',
      shortest: 1,
      longest: 7,
      maxShare: 0.5,
      minCases: 3,
    },
    { replicates: 99, seed: 1, analysisDays: 1 },
  );
  expect(clusters[0]).toMatchObject({ cases: 24, expected: 4, from: 30, to: 30, p: 0.01 });
  expect([...clusters[0]!.members].toSorted((a, b) => a - b)).toEqual(odd);
  expect(odd).toContain(clusters[0]!.centre);
  expect(clusters).toHaveLength(1);
});

test('what cannot be scanned is refused with what was wanted', () => {
  const task = randomTask('eb-poisson', 1, 5, 3);
  expect(() => prepareSubsetScan({ ...task, windows: 'all' })).toThrow(
    /got eb-poisson with windows all/,
  );
  expect(() => prepareSubsetScan({ ...task, baseline: new Float64Array(60) })).toThrow(RangeError);
  expect(() => subsetScan(task, { replicates: 0, seed: 1, analysisDays: 1 })).toThrow(
    /got 0 replicates, wanted a whole number from 1/,
  );
});
