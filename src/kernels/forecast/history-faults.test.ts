import { describe, expect, it } from 'vitest';
import { streamOf } from '../simulate/random.ts';
import { findHistoryFaults, type HistoryEvents } from './history-faults.ts';

interface Row {
  day: number;
  x: number;
  y: number;
  category: string;
  channel: string;
}

const first = 15_000;

/** About ten events a day at places of their own. */
function quietTown(days: number, seed = 1): Row[] {
  const random = streamOf(seed, 'faults');
  return Array.from({ length: days }, (_, d) =>
    Array.from({ length: random.poisson(10) }, () => ({
      day: first + d,
      x: random.unit(),
      y: random.unit(),
      category: random.pick(['light', 'waste']),
      channel: 'hotline',
    })),
  ).flat();
}

const columnsOf = (rows: readonly Row[]): HistoryEvents => ({
  day: Int32Array.from(rows, (row) => row.day),
  x: Float64Array.from(rows, (row) => row.x),
  y: Float64Array.from(rows, (row) => row.y),
  category: rows.map((row) => row.category),
  channel: rows.map((row) => row.channel),
});

const faultsOf = (rows: readonly Row[], days = 400) =>
  findHistoryFaults(columnsOf(rows), first + days);

describe('findHistoryFaults', () => {
  const town = quietTown(400);

  it('finds nothing in an even history', () => {
    for (let seed = 1; seed <= 20; seed += 1) expect(faultsOf(quietTown(400, seed))).toEqual([]);
  });

  it('says that a history is too short', () => {
    expect(faultsOf(quietTown(90), 90)).toEqual([{ kind: 'too-short', days: 90, wanted: 365 }]);
  });

  it('tells a gap from a stopped feed, and neither from a quiet day', () => {
    const gap = town.filter(({ day }) => day < first + 200 || day >= first + 205);
    expect(faultsOf(gap)).toMatchObject([{ kind: 'gap', from: first + 200, to: first + 204 }]);
    const stopped = town.filter(({ day }) => day < first + 396);
    expect(faultsOf(stopped)).toMatchObject([{ kind: 'stopped', from: first + 396 }]);
    expect(faultsOf(town.filter(({ day }) => day !== first + 200))).toEqual([]);
  });

  it('finds a day that was sent twice', () => {
    const day = Array.from({ length: 400 }, (_, d) => first + d)
      .map((at) => town.filter((row) => row.day === at))
      .find((rows) => rows.length >= 12)!;
    expect(faultsOf([...town, ...day])).toEqual([
      { kind: 'repeated-day', day: day[0]!.day, events: 2 * day.length, repeated: day.length },
    ]);
  });

  it('finds the jump when a channel opens, and names the channel', () => {
    const more = quietTown(400, 9)
      .flatMap((row) => [row, { ...row, x: row.x + 1 }])
      .filter(({ day }) => day >= first + 250)
      .map((row) => ({ ...row, channel: 'app' }));
    const [fault, ...others] = faultsOf([...town, ...more]);
    expect(others).toEqual([]);
    expect(fault).toMatchObject({ kind: 'jump', channel: 'app' });
    expect(Math.abs((fault as { day: number }).day - first - 250)).toBeLessThanOrEqual(7);
  });

  it('names a category that appeared last week', () => {
    const late = town.map((row) =>
      row.day >= first + 394 && row.category === 'waste' ? { ...row, category: 'rain' } : row,
    );
    expect(faultsOf(late)).toMatchObject([{ kind: 'new-category', category: 'rain' }]);
  });

  it('finds the point where a form puts what nobody located', () => {
    const piled = town.map((row, i) => (i % 20 === 0 ? { ...row, x: 0.5, y: 0.5 } : row));
    expect(faultsOf(piled)).toMatchObject([{ kind: 'pile', x: 0.5, y: 0.5 }]);
  });

  it('looks at nothing from the end on', () => {
    const after = quietTown(60, 3).map((row) => ({ ...row, day: row.day + 400, x: 0.5, y: 0.5 }));
    expect(faultsOf([...town, ...after])).toEqual([]);
  });
});
