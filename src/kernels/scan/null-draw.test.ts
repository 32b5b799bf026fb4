import { describe, expect, it } from 'vitest';
import { streamOf } from '../simulate/random.ts';
import { nearestPlaces } from './neighbours.ts';
import { nullDrawOf } from './null-draw.ts';
import { columnsOf, countsOf, measureOf } from './scan-measure.ts';
import type { ScanModel, ScanTask } from './scan-task.ts';

const PLACES = 6;
const SLOTS = 9;
const REPLICATES = 4000;

function taskOf(model: ScanModel, windows: ScanTask['windows'], stratum?: Uint8Array): ScanTask {
  const random = streamOf(7, 'null draw');
  const cells = Array.from({ length: PLACES * SLOTS }, (_, cell) => cell);
  const counts = (mean: number) => ({
    place: Int32Array.from(cells, (cell) => Math.floor(cell / SLOTS)),
    slot: Int32Array.from(cells, (cell) => cell % SLOTS),
    count: Int32Array.from(cells, () => random.poisson(mean)),
  });
  const x = Float64Array.from({ length: PLACES }, (_, p) => p);
  return {
    model,
    neighbours: nearestPlaces({ x, y: x, coords: 'cartesian' }),
    slots: SLOTS,
    cases: counts(1.5),
    controls: counts(3),
    baseline: Float64Array.from(cells, () => random.unit() * 3),
    ...(stratum ? { stratum } : {}),
    windows,
    shortest: 1,
    longest: 4,
    maxShare: 1,
    minCases: 1,
  };
}

const sum = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0);

/** Sums over the places of a column, and over the columns of a place. */
function margins(counts: Float64Array, columns: number) {
  const cells = [...counts.keys()];
  return {
    places: Array.from({ length: PLACES }, (_, p) =>
      sum(cells.filter((c) => Math.floor(c / columns) === p).map((c) => counts[c]!)),
    ),
    columns: Array.from({ length: columns }, (_, d) =>
      sum(cells.filter((c) => c % columns === d).map((c) => counts[c]!)),
    ),
  };
}

describe('data sets under the null hypothesis', () => {
  const cases = [
    ['permutation', 'all'],
    ['permutation', 'alive'],
    ['poisson', 'all'],
    ['poisson', 'none'],
    ['eb-poisson', 'alive'],
    ['bernoulli', 'none'],
    ['bernoulli', 'all'],
  ] as const satisfies (readonly [ScanModel, ScanTask['windows']])[];

  it.each(cases)('%s, %s: in mean as many cases as expected in each cell', (model, windows) => {
    const task = taskOf(model, windows);
    const columns = columnsOf(task);
    const measure = measureOf(task, columns);
    const draw = nullDrawOf(task, columns, measure);
    const counts = new Float64Array(PLACES * columns.count);
    const mean = new Float64Array(counts.length);
    for (let r = 0; r < REPLICATES; r++) {
      counts.fill(0);
      draw(11, r, counts);
      for (let i = 0; i < counts.length; i++) mean[i]! += counts[i]! / REPLICATES;
    }
    for (let i = 0; i < mean.length; i++) {
      // cases before the windows are not drawn
      const isDrawn = model !== 'permutation' || i % columns.count >= columns.first;
      const wanted = isDrawn ? measure.expected[i]! : 0;
      // none of the models varies more than a Poisson number does
      const spread = Math.sqrt(measure.expected[i]! / REPLICATES);
      expect(Math.abs(mean[i]! - wanted)).toBeLessThan(4.5 * spread + 1e-9);
    }
  });

  it('permutation keeps the totals of places and slots, within weekdays too', () => {
    const stratum = Uint8Array.from({ length: SLOTS }, (_, t) => t % 3);
    const task = taskOf('permutation', 'all', stratum);
    const columns = columnsOf(task);
    const observed = countsOf(task.cases, PLACES, columns);
    const counts = new Float64Array(observed.length);
    nullDrawOf(task, columns, measureOf(task, columns))(3, 5, counts);
    expect(margins(counts, SLOTS)).toEqual(margins(observed, SLOTS));
    expect(counts).not.toEqual(observed);
    for (const s of [0, 1, 2]) {
      const only = (c: Float64Array) => c.map((n, i) => ((i % SLOTS) % 3 === s ? n : 0));
      expect(margins(only(counts), SLOTS)).toEqual(margins(only(observed), SLOTS));
    }
  });

  it('poisson and bernoulli keep the number of cases, bernoulli that of people in each cell', () => {
    const task = taskOf('bernoulli', 'all');
    const columns = columnsOf(task);
    const people = countsOf(task.cases, PLACES, columns);
    const controls = countsOf(task.controls!, PLACES, columns);
    const counts = new Float64Array(people.length);
    nullDrawOf(task, columns, measureOf(task, columns))(3, 5, counts);
    expect(sum(counts)).toBe(sum(task.cases.count));
    expect(counts.every((n, i) => n <= people[i]! + controls[i]!)).toBe(true);
    const poisson = taskOf('poisson', 'all');
    counts.fill(0);
    nullDrawOf(poisson, columns, measureOf(poisson, columns))(3, 5, counts);
    expect(sum(counts)).toBe(sum(poisson.cases.count));
  });
});
