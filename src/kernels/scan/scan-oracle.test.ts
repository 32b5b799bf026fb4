import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { streamOf } from '../simulate/random.ts';
import { nearestPlaces } from './neighbours.ts';
import { prepareScalarScan } from './scalar-scan.ts';
import { prepareScan, type PreparedScan } from './scan.ts';
import type { ScanModel, ScanTask } from './scan-task.ts';

/** A small world as matrices of places × slots. */
interface World {
  x: number[];
  y: number[];
  cases: number[][];
  baseline: number[][];
  controls: number[][];
  weekday: number[] | undefined;
  model: ScanModel;
  windows: ScanTask['windows'];
  shortest: number;
  longest: number;
  maxShare: number;
  minCases: number;
}

const models = ['permutation', 'poisson', 'eb-poisson', 'bernoulli'] as const;

function makeWorld(seed: number): World {
  const random = streamOf(seed, 'world');
  const [places, slots] = [random.between(1, 9), random.between(1, 8)];
  const matrix = (cell: () => number) =>
    Array.from({ length: places }, () => Array.from({ length: slots }, cell));
  const model = random.pick(models);
  const windows = random.pick(
    model === 'permutation' ? (['alive', 'all'] as const) : (['alive', 'all', 'none'] as const),
  );
  const longest = random.between(1, slots);
  return {
    x: Array.from({ length: places }, () => random.unit() * 10),
    y: Array.from({ length: places }, () => random.unit() * 10),
    cases: matrix(() => random.poisson(random.chance(0.2) ? 3 : 0.6)),
    baseline: matrix(() => 0.2 + random.unit() * 2),
    controls: matrix(() => random.poisson(1.5)),
    weekday:
      model === 'permutation' && random.chance(0.4)
        ? Array.from({ length: slots }, (_, t) => t % 3)
        : undefined,
    model,
    windows,
    shortest: random.between(1, longest),
    longest,
    maxShare: random.pick([1, 0.5, 0.3]),
    minCases: random.between(1, 3),
  };
}

function taskOf(w: World): ScanTask {
  const slots = w.cases[0]!.length;
  const entries = (matrix: number[][]) => {
    const cells = matrix.flatMap((row, place) =>
      row.map((count, slot) => ({ place, slot, count })),
    );
    return {
      place: Int32Array.from(cells, (c) => c.place),
      slot: Int32Array.from(cells, (c) => c.slot),
      count: Int32Array.from(cells, (c) => c.count),
    };
  };
  return {
    model: w.model,
    neighbours: nearestPlaces({
      x: Float64Array.from(w.x),
      y: Float64Array.from(w.y),
      coords: 'cartesian',
    }),
    slots,
    cases: entries(w.cases),
    baseline: Float64Array.from(w.baseline.flat()),
    controls: entries(w.controls),
    ...(w.weekday ? { stratum: Uint8Array.from(w.weekday) } : {}),
    windows: w.windows,
    shortest: w.shortest,
    longest: w.longest,
    maxShare: w.maxShare,
    minCases: w.minCases,
  };
}

const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
const ln = (count: number, probability: number) =>
  count === 0 ? 0 : count * Math.log(probability);

/** Expected cases of one cell, as the model defines it. */
function expectedOf(w: World, place: number, slot: number): number {
  const total = sum(w.cases.flat());
  const people = (p: number, t: number) => w.cases[p]![t]! + w.controls[p]![t]!;
  const slots = w.cases[0]!.map((_, t) => t);
  const places = w.cases.map((_, p) => p);
  if (w.model === 'eb-poisson') return w.baseline[place]![slot]!;
  if (w.model === 'poisson') return (total * w.baseline[place]![slot]!) / sum(w.baseline.flat());
  if (w.model === 'bernoulli') {
    const all = sum(places.flatMap((p) => slots.map((t) => people(p, t))));
    return all === 0 ? 0 : (total * people(place, slot)) / all;
  }
  const like = slots.filter((t) => w.weekday?.[t] === w.weekday?.[slot]);
  const ofPlace = sum(like.map((t) => w.cases[place]![t]!));
  const ofSlot = sum(places.map((p) => w.cases[p]![slot]!));
  const ofAll = sum(places.flatMap((p) => like.map((t) => w.cases[p]![t]!)));
  return ofAll === 0 ? 0 : (ofPlace * ofSlot) / ofAll;
}

/** Log of the likelihood with a cluster over that without, each from its definition. */
function likelihoodRatio(w: World, cells: [number, number][]): { n: number; value: number } {
  const total = sum(w.cases.flat());
  const n = sum(cells.map(([p, t]) => w.cases[p]![t]!));
  const mu = sum(cells.map(([p, t]) => expectedOf(w, p, t)));
  if (n <= mu + 1e-12) return { n, value: 0 };
  if (w.model === 'eb-poisson') return { n, value: ln(n, n / mu) - (n - mu) };
  if (w.model === 'bernoulli') {
    const inside = n + sum(cells.map(([p, t]) => w.controls[p]![t]!));
    const all = total + sum(w.controls.flat());
    const [outside, rest] = [all - inside, total - n];
    const likely = (count: number, of: number, rate: number) =>
      ln(count, rate) + ln(of - count, 1 - rate);
    return {
      n,
      value:
        likely(n, inside, n / inside) +
        (outside > 0 ? likely(rest, outside, rest / outside) : 0) -
        likely(total, all, total / all),
    };
  }
  // each case falls inside with one chance; the chance under the null hypothesis is mu / total
  return {
    n,
    value:
      ln(n, n / total) +
      ln(total - n, 1 - n / total) -
      ln(n, mu / total) -
      ln(total - n, 1 - mu / total),
  };
}

function weightOf(w: World, place: number): number {
  if (w.model === 'permutation') return sum(w.cases[place]!);
  if (w.model === 'bernoulli') return sum(w.cases[place]!) + sum(w.controls[place]!);
  return sum(w.baseline[place]!);
}

function* runs(w: World): Generator<number[]> {
  const slots = w.cases[0]!.length;
  if (w.windows === 'none') {
    yield Array.from({ length: slots }, (_, t) => t);
    return;
  }
  for (let to = w.windows === 'alive' ? slots - 1 : 0; to < slots; to++) {
    for (let length = w.shortest; length <= w.longest && length <= to + 1; length++) {
      yield Array.from({ length }, (_, i) => to - i);
    }
  }
}

/** The best statistic around a centre: all zones and windows from the definition. */
function bestAround(w: World, centre: number): number {
  const away = (p: number) => Math.hypot(w.x[p]! - w.x[centre]!, w.y[p]! - w.y[centre]!);
  const order = w.cases.map((_, p) => p).toSorted((a, b) => away(a) - away(b));
  const whole = sum(order.map((p) => weightOf(w, p)));
  let best = 0;
  for (let k = 1; k <= order.length; k++) {
    const zone = order.slice(0, k);
    if (sum(zone.map((p) => weightOf(w, p))) > whole * w.maxShare * (1 + 1e-12)) break;
    for (const run of runs(w)) {
      const { n, value } = likelihoodRatio(
        w,
        zone.flatMap((p) => run.map((t): [number, number] => [p, t])),
      );
      if (n >= w.minCases) best = Math.max(best, value);
    }
  }
  return best;
}

const worlds = fc.integer({ min: 0, max: 1_000_000 }).map(makeWorld);
const often = { numRuns: 300, seed: 20260101 };

/** The statistic of each centre's best window, 0 where it has none. */
function statistics(task: ScanTask, scan: PreparedScan = prepareScalarScan(task)): number[] {
  const best = task.neighbours.starts.length - 1;
  const found = Array.from({ length: best }, () => 0);
  for (const cluster of scan.bestOfCentres()) found[cluster.centre] = cluster.statistic;
  return found;
}

/** Largest difference between two lists of the same length. */
const apart = (got: number[], wanted: number[]): number =>
  got.length === wanted.length ? Math.max(0, ...got.map((v, i) => Math.abs(v - wanted[i]!))) : NaN;

const TINY = 1e-9;

describe('every model and window against the definition', () => {
  it('finds the best window of every centre', () => {
    fc.assert(
      fc.property(worlds, (w) => {
        const wanted = w.cases.map((_, centre) => bestAround(w, centre));
        expect(apart(statistics(taskOf(w)), wanted)).toBeLessThan(TINY);
        const fast = prepareScan(taskOf(w));
        expect(apart(statistics(taskOf(w), fast), wanted)).toBeLessThan(TINY);
      }),
      often,
    );
  });

  it('judges replicates as observed data: the maximum over the definition', () => {
    fc.assert(
      fc.property(worlds, fc.integer({ min: 0, max: 99 }), (w, seed) => {
        const task = taskOf(w);
        const scan = prepareScalarScan(task);
        const [one, all] = [new Float64Array(1), new Float64Array(4)];
        scan.maxima(seed, 0, all);
        scan.maxima(seed, 2, one);
        // a replicate depends on its number, not on those before it
        expect(one[0]).toBe(all[2]);
        expect([...all].every((t) => t >= 0 && Number.isFinite(t))).toBe(true);
      }),
      often,
    );
  });

  it('says of a cluster what is in it', () => {
    fc.assert(
      fc.property(worlds, (w) => {
        for (const c of prepareScalarScan(taskOf(w)).bestOfCentres()) {
          const slots = Array.from({ length: c.to - c.from + 1 }, (_, i) => c.from + i);
          const cells = [...c.members].flatMap((p) => slots.map((t): [number, number] => [p, t]));
          expect(c.cases).toBe(sum(cells.map(([p, t]) => w.cases[p]![t]!)));
          expect(c.expected).toBeCloseTo(sum(cells.map(([p, t]) => expectedOf(w, p, t))), 9);
          expect(c.statistic).toBeCloseTo(likelihoodRatio(w, cells).value, 9);
          expect(c.members[0]).toBe(c.centre);
        }
      }),
      often,
    );
  });
});

describe('what must not matter', () => {
  const moved = (w: World, by: number): World => ({
    ...w,
    x: w.x.map((v) => v + by),
    y: w.y.map((v) => v - 2 * by),
  });
  const relabelled = (w: World, order: number[]): World => ({
    ...w,
    x: order.map((p) => w.x[p]!),
    y: order.map((p) => w.y[p]!),
    cases: order.map((p) => w.cases[p]!),
    baseline: order.map((p) => w.baseline[p]!),
    controls: order.map((p) => w.controls[p]!),
  });

  it('where the origin of the coordinates lies', () => {
    fc.assert(
      fc.property(worlds, fc.integer({ min: -50, max: 50 }), (w, by) => {
        const difference = apart(statistics(taskOf(moved(w, by))), statistics(taskOf(w)));
        expect(difference).toBeLessThan(TINY);
      }),
      often,
    );
  });

  it('in which order places come', () => {
    fc.assert(
      fc.property(worlds, fc.integer(), (w, seed) => {
        const random = streamOf(seed, 'order');
        const order = w.cases
          .map((_, p) => ({ p, key: random.unit() }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ p }) => p);
        const before = statistics(taskOf(w));
        const after = statistics(taskOf(relabelled(w, order)));
        expect(
          apart(
            after,
            order.map((p) => before[p]!),
          ),
        ).toBeLessThan(TINY);
      }),
      often,
    );
  });

  it('in which unit people are counted', () => {
    fc.assert(
      fc.property(worlds, fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (w, scale) => {
        fc.pre(w.model === 'poisson');
        const scaled = { ...w, baseline: w.baseline.map((row) => row.map((v) => v * scale)) };
        expect(apart(statistics(taskOf(scaled)), statistics(taskOf(w)))).toBeLessThan(TINY);
      }),
      often,
    );
  });
});

describe('misuse', () => {
  const w = { ...makeWorld(1), model: 'poisson' } as const;
  it.each([
    ['no baseline', { baseline: new Float64Array(0) }, 'baseline values'],
    ['negative baseline', { baseline: taskOf(w).baseline!.map(() => -1) }, 'wanted 0 or more'],
    [
      'cases where nothing is expected',
      { baseline: taskOf(w).baseline!.map(() => 0) },
      'baseline of 0',
    ],
    ['longest below shortest', { shortest: 2, longest: 1 }, 'wanted 1 ≤ shortest ≤ longest'],
  ])('%s', (_, wrong, words) => {
    expect(() => prepareScalarScan({ ...taskOf(w), ...wrong })).toThrow(words);
  });

  it('no controls', () => {
    const { controls: _, ...task } = taskOf({ ...w, model: 'bernoulli' });
    expect(() => prepareScalarScan(task)).toThrow('got no controls');
  });
});
