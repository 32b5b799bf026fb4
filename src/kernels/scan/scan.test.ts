import { describe, expect, it } from 'vitest';
import { streamOf } from '../simulate/random.ts';
import { nearestPlaces } from './neighbours.ts';
import { prepareScan } from './scan.ts';
import type { Cluster, ScanTask } from './scan-task.ts';

type Cell = [place: number, slot: number, count: number];

function taskOf(x: number[], cells: Cell[], more: Partial<ScanTask> = {}): ScanTask {
  const column = (i: 0 | 1 | 2) => Int32Array.from(cells, (cell) => cell[i]);
  return {
    model: 'permutation',
    neighbours: nearestPlaces({
      x: Float64Array.from(x),
      y: new Float64Array(x.length),
      coords: 'cartesian',
    }),
    slots: 10,
    cases: { place: column(0), slot: column(1), count: column(2) },
    windows: 'alive',
    shortest: 1,
    longest: 3,
    maxShare: 0.5,
    minCases: 2,
    ...more,
  };
}

const best = (task: ScanTask): Cluster | undefined =>
  prepareScan(task)
    .bestOfCentres()
    .toSorted((a, b) => b.statistic - a.statistic)[0];

function maxima(task: ScanTask): number[] {
  const out = new Float64Array(20).fill(-1);
  prepareScan(task).maxima(1, 0, out);
  return [...out];
}

const zeros = Array.from({ length: 20 }, () => 0);

describe('scan', () => {
  it('has nothing to say where there is no case', () => {
    const task = taskOf([0, 1, 2], []);
    expect(best(task)).toBeUndefined();
    expect(maxima(task)).toEqual(zeros);
  });

  it('has nothing to say of one place, or of one day', () => {
    const onePlace = taskOf(
      [0],
      [
        [0, 9, 5],
        [0, 3, 2],
      ],
    );
    expect(best(onePlace)).toBeUndefined();
    expect(maxima(onePlace)).toEqual(zeros);
    const oneDay = taskOf(
      [0, 1, 2],
      [
        [0, 9, 5],
        [1, 9, 2],
        [2, 9, 3],
      ],
    );
    expect(best(oneDay)).toBeUndefined();
    expect(maxima(oneDay)).toEqual(zeros);
  });

  it('has nothing to say where more cases are asked for than there are', () => {
    const task = taskOf(
      [0, 1],
      [
        [0, 9, 3],
        [1, 0, 3],
      ],
      { minCases: 7 },
    );
    expect(best(task)).toBeUndefined();
    expect(maxima(task)).toEqual(zeros);
  });

  it('takes places on one point as they are, and windows as long as the period', () => {
    const cells: Cell[] = [
      [0, 9, 2],
      [1, 9, 2],
      [2, 0, 4],
      [3, 1, 4],
    ];
    const cluster = best(taskOf([5, 5, 5, 8], cells, { longest: 99 }))!;
    expect([...cluster.members]).toEqual([0, 1]);
    expect(cluster).toMatchObject({ radius: 0, from: 9, to: 9, cases: 4, expected: 16 / 12 });
    expect(cluster.statistic).toBeCloseTo(4 * Math.log(3) + 8 * Math.log(8 / (12 - 16 / 12)), 12);
  });

  it('finds the same cluster under other names of the places', () => {
    const random = streamOf(3, 'relabel');
    const x = Array.from({ length: 30 }, () => random.below(10_000));
    const cells: Cell[] = x.flatMap((_, p) =>
      Array.from({ length: 10 }, (_, t): Cell => [p, t, random.poisson(p < 4 && t > 7 ? 3 : 0.5)]),
    );
    const names = x.map((_, p) => (p * 7 + 3) % 30);
    const renamed: number[] = [];
    for (const [p, name] of names.entries()) renamed[name] = x[p]!;
    const one = best(taskOf(x, cells))!;
    const other = best(
      taskOf(
        renamed,
        cells.map(([p, t, n]) => [names[p]!, t, n]),
      ),
    )!;
    expect(other.statistic).toBe(one.statistic);
    expect(Array.from(other.members).toSorted((a, b) => a - b)).toEqual(
      Array.from(one.members, (p) => names[p]!).toSorted((a, b) => a - b),
    );
  });

  it('refuses what is out of order, with what it got and wanted', () => {
    const task = taskOf([0, 1], [[0, 9, 3]]);
    expect(() => prepareScan({ ...task, shortest: 4 })).toThrow(/got windows of 4 to 3/);
    expect(() => prepareScan({ ...task, maxShare: 0 })).toThrow(/got a share of 0/);
    expect(() => prepareScan({ ...task, slots: 9 })).toThrow(/got place 0, slot 9/);
    const many = new Float64Array(100_001);
    expect(() => nearestPlaces({ x: many, y: many, coords: 'cartesian' })).toThrow(
      'got 100001 places, wanted at most 100000',
    );
    const nowhere = { x: Float64Array.of(0, NaN), y: Float64Array.of(0, 0) };
    expect(() => nearestPlaces({ ...nowhere, coords: 'latlong' })).toThrow(
      /place 1: got \(NaN, 0\)/,
    );
  });
});
