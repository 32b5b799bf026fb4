import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { streamOf } from '../simulate/random.ts';
import { plainMaxima } from './alive-scan.ts';
import { baselineModel } from './baseline-model.ts';
import { LaneScan } from './lane-scan.ts';
import { nearestPlaces } from './neighbours.ts';
import { permutationModel } from './permutation.ts';
import { prepareScan } from './scan.ts';
import type { ScanTask } from './scan-task.ts';

interface Shape {
  places: number;
  slots: number;
  /** cases a place and slot, in mean */
  mean: number;
  /** the first place has so many times the cases of others */
  busiest: number;
  longest: number;
  shortest?: number;
  maxShare?: number;
  minCases?: number;
  strata?: number;
  model?: 'permutation' | 'poisson' | 'eb-poisson';
}

function makeTask(seed: number, shape: Shape): ScanTask {
  const random = streamOf(seed, 'task');
  const { places, slots, mean, busiest, strata } = shape;
  const coordinate = () => Float64Array.from({ length: places }, () => random.below(50));
  const neighbours = nearestPlaces({ x: coordinate(), y: coordinate(), coords: 'cartesian' });
  const cells = Array.from({ length: places * slots }, (_, i) => ({
    place: Math.floor(i / slots),
    slot: i % slots,
    count: random.poisson(mean * (i < slots ? busiest : 1)),
  })).filter(({ count }) => count > 0);
  const column = (of: (cell: (typeof cells)[number]) => number) => Int32Array.from(cells, of);
  return {
    model: shape.model ?? 'permutation',
    neighbours,
    slots,
    cases: {
      place: column((c) => c.place),
      slot: column((c) => c.slot),
      count: column((c) => c.count),
    },
    baseline: Float64Array.from(
      { length: places * slots },
      (_, i) => mean * (i < slots ? busiest : 1) * (0.5 + random.unit()),
    ),
    stratum: strata ? Uint8Array.from({ length: slots }, (_, t) => t % strata) : undefined,
    windows: 'alive',
    shortest: shape.shortest ?? 1,
    longest: shape.longest,
    maxShare: shape.maxShare ?? 0.5,
    minCases: shape.minCases ?? 2,
  };
}

const modelOf = (task: ScanTask) =>
  task.model === 'permutation' ? permutationModel(task) : baselineModel(task);

/** The maxima of lanes and of the plain way, replicate by replicate. */
function bothWays(task: ScanTask, replicates: number): { lanes: number[]; plain: number[] } {
  const model = modelOf(task);
  const [lanes, plain] = [new Float64Array(replicates), new Float64Array(replicates)];
  LaneScan.open(model, task.neighbours)!.maxima(7, 0, lanes);
  plainMaxima(model, task.neighbours, 7, 0, plain);
  return { lanes: [...lanes], plain: [...plain] };
}

describe('lane-scan', () => {
  it.each<[string, Shape]>([
    ['sparse', { places: 60, slots: 40, mean: 0.02, busiest: 1, longest: 12 }],
    ['middling', { places: 60, slots: 40, mean: 0.4, busiest: 3, longest: 14 }],
    ['offsets of 8-bit lanes', { places: 80, slots: 40, mean: 2, busiest: 1, longest: 14 }],
    ['8 bits, then 16', { places: 80, slots: 30, mean: 15, busiest: 1, longest: 10 }],
    ['a place too busy for 8 bits', { places: 30, slots: 30, mean: 1, busiest: 60, longest: 9 }],
    ['places beyond 8 bits altogether', { places: 6, slots: 9, mean: 300, busiest: 2, longest: 4 }],
    ['zones beyond 8-bit sums', { places: 300, slots: 12, mean: 3, busiest: 1, longest: 5 }],
    ['strata', { places: 50, slots: 42, mean: 0.8, busiest: 2, longest: 15, strata: 7 }],
    ['strata in 16 bits', { places: 40, slots: 28, mean: 25, busiest: 1, longest: 9, strata: 7 }],
    ['poisson', { places: 40, slots: 20, mean: 0.5, busiest: 2, longest: 7, model: 'poisson' }],
    [
      'expectation-based',
      { places: 40, slots: 20, mean: 0.7, busiest: 2, longest: 7, model: 'eb-poisson' },
    ],
    [
      'long windows alone',
      { places: 40, slots: 30, mean: 0.7, busiest: 1, longest: 20, shortest: 11 },
    ],
    [
      'many cases asked for',
      { places: 40, slots: 30, mean: 0.7, busiest: 1, longest: 9, minCases: 12 },
    ],
  ])('finds the very maxima of the plain way: %s', (_, shape) => {
    const { lanes, plain } = bothWays(makeTask(1, shape), 150);
    expect(plain.some((t) => t > 0)).toBe(true);
    expect(lanes).toEqual(plain);
  });

  it('finds the very maxima of the plain way, whatever the task', () => {
    const shapes = fc.record({
      places: fc.integer({ min: 1, max: 40 }),
      slots: fc.integer({ min: 1, max: 30 }),
      mean: fc.constantFrom(0.01, 0.1, 1, 10, 60),
      busiest: fc.constantFrom(1, 5, 40),
      longest: fc.integer({ min: 1, max: 30 }),
      maxShare: fc.constantFrom(0.1, 0.3, 0.5, 1),
      minCases: fc.constantFrom(1, 2, 5),
      strata: fc.constantFrom(undefined, 2, 7),
      model: fc.constantFrom('permutation' as const, 'poisson' as const, 'eb-poisson' as const),
    });
    fc.assert(
      fc.property(shapes, fc.integer({ min: 0, max: 1e6 }), (shape, seed) => {
        const { lanes, plain } = bothWays(makeTask(seed, shape), 12);
        expect(lanes).toEqual(plain);
      }),
      { seed: 11, numRuns: 150 },
    );
  });

  it('counts again what does not fit its lanes', () => {
    // hardly anything is expected of the first place, but everything may fall on it at once
    const task = makeTask(3, {
      places: 5,
      slots: 400,
      mean: 2,
      busiest: 400,
      longest: 2,
      maxShare: 1,
    });
    const { lanes, plain } = bothWays(task, 20);
    expect(lanes).toEqual(plain);
  });

  it('gives a replicate the same maximum in whatever company it is drawn', () => {
    const task = makeTask(2, { places: 40, slots: 30, mean: 0.5, busiest: 2, longest: 10 });
    const whole = new Float64Array(300);
    prepareScan(task).maxima(5, 0, whole);
    const parts = new Float64Array(300);
    const prepared = prepareScan(task);
    for (const [from, to] of [
      [200, 300],
      [0, 1],
      [1, 140],
      [140, 200],
    ] as const) {
      prepared.maxima(5, from, parts.subarray(from, to));
    }
    expect(parts).toEqual(whole);
    const other = new Float64Array(300);
    prepared.maxima(6, 0, other);
    expect(other).not.toEqual(whole);
  });

  it('does not depend on the order of cases, nor on where zero lies or how long a unit is', () => {
    const task = makeTask(4, { places: 50, slots: 40, mean: 0.5, busiest: 3, longest: 12 });
    const maximaOf = (t: ScanTask) => {
      const out = new Float64Array(40);
      prepareScan(t).maxima(1, 0, out);
      return out;
    };
    const { cases } = task;
    const turned = {
      place: cases.place.toReversed(),
      slot: cases.slot.toReversed(),
      count: cases.count.toReversed(),
    };
    expect(maximaOf({ ...task, cases: turned })).toEqual(maximaOf(task));
    const random = streamOf(9, 'moved');
    const x = Float64Array.from({ length: 50 }, () => random.below(1000));
    const y = Float64Array.from({ length: 50 }, () => random.below(1000));
    const near = nearestPlaces({ x, y, coords: 'cartesian' });
    const moved = nearestPlaces({
      x: x.map((v) => 4 * v + 1024),
      y: y.map((v) => 4 * v - 512),
      coords: 'cartesian',
    });
    expect(moved.members).toEqual(near.members);
    expect(moved.distances).toEqual(near.distances.map((d) => 4 * d));
  });
});
