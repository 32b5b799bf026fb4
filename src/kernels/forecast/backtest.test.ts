import { beforeAll, describe, expect, it } from 'vitest';
import { streamOf } from '../simulate/random.ts';
import { backtest, testOrigins, trainingOrigins, type BacktestTask } from './backtest.ts';
import { baselineNames } from './baselines.ts';
import { buildCellHistory, type PlacedEvents } from './cell-history.ts';

/** A town of 8 × 8 cells: some busy, some quiet, Poisson by day. */
function drawTown(days: number, seed = 1): PlacedEvents {
  const random = streamOf(seed, 'backtest town');
  const rates = Array.from({ length: 64 }, () => 0.4 * random.unit() ** 3);
  const [day, x, y]: number[][] = [[], [], []];
  for (let d = 0; d < days; d += 1)
    for (const [cell, rate] of rates.entries())
      for (let n = random.poisson(rate); n > 0; n -= 1) {
        day!.push(1000 + d);
        x!.push((cell % 8) + random.unit());
        y!.push(Math.floor(cell / 8) + random.unit());
      }
  const at = Int32Array.from(day!);
  return { day: at, known: at, x: Float64Array.from(x!), y: Float64Array.from(y!) };
}

function taskOf(events: PlacedEvents, more: Partial<BacktestTask> = {}): BacktestTask {
  const history = buildCellHistory(events, 1);
  return {
    history,
    from: 1540,
    to: 1630,
    horizon: 7,
    budget: 6,
    cellShare: 1 / 64,
    parts: history.column.map((column) => (column < 4 ? 0 : 1)),
    seed: 1,
    ...more,
  };
}

describe('backtest', () => {
  const town = drawTown(640);
  let result: ReturnType<typeof backtest>;
  beforeAll(() => {
    result = backtest(taskOf(town));
  });

  it('counts every event of whole horizons once, by part as well', () => {
    const origins = testOrigins(taskOf(town));
    expect(origins).toHaveLength(13);
    const inside = town.day.filter((d) => d >= 1540 && d < 1540 + 13 * 7).length;
    expect(result.events).toBe(inside);
    expect(result.parts.reduce((sum, part) => sum + part.events, 0)).toBe(inside);
    expect(result.parts.reduce((sum, part) => sum + part.visitShare, 0)).toBeCloseTo(1, 12);
    expect(Math.max(...trainingOrigins(taskOf(town)))).toBe(1533);
  });

  it('lies between chance and the best that was possible, with measures that agree', () => {
    const { model, bestPossible } = result;
    expect(model.hitRate).toBeGreaterThan(6 / 64);
    expect(model.hitRate).toBeLessThan(bestPossible);
    expect(model.pai).toBeCloseTo(model.hitRate / (6 / 64), 12);
    expect(model.peiStar).toBeCloseTo(model.hitRate / bestPossible, 12);
    expect(model.interval![0]).toBeLessThanOrEqual(model.hitRate);
    expect(model.interval![1]).toBeGreaterThanOrEqual(model.hitRate);
    expect(model.pit.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
    expect(Object.keys(result.baselines)).toEqual([...baselineNames, 'endemicEpidemic']);
    for (const one of Object.values(result.baselines))
      expect(one.gain).toBeCloseTo(model.hitRate - one.hitRate, 12);
  });

  it('is calibrated on counts that are Poisson', () => {
    for (const share of result.model.pit) expect(Math.abs(share - 0.1)).toBeLessThan(0.03);
    expect(result.model.logScore!).toBeLessThan(result.baselines['lastPeriod']!.logScore!);
  });

  it('freezes its parameters before the first origin, whatever comes after', () => {
    const other = drawTown(640, 2);
    const pick = (events: PlacedEvents, keep: (d: number) => boolean) =>
      Array.from(events.day.keys()).filter((i) => keep(events.day[i]!));
    const [past, future] = [pick(town, (d) => d < 1540), pick(other, (d) => d >= 1540)];
    const join = (of: (events: PlacedEvents) => ArrayLike<number>) => [
      ...past.map((i) => of(town)[i]!),
      ...future.map((i) => of(other)[i]!),
    ];
    const day = Int32Array.from(join((e) => e.day));
    const mixed = {
      day,
      known: day,
      x: Float64Array.from(join((e) => e.x)),
      y: Float64Array.from(join((e) => e.y)),
    };
    const changed = backtest(taskOf(mixed));
    expect(changed.model.weights).toEqual(result.model.weights);
    expect(changed.events).not.toBe(result.events);
  });

  it('gives the same answer again, and tells its progress', () => {
    const told: number[] = [];
    const again = backtest(taskOf(town, { progress: (done) => told.push(done) }));
    expect(again).toEqual(result);
    expect(told).toEqual(Array.from({ length: 13 }, (_, i) => i + 1));
  });

  it("scores an expert's list by its hits alone", () => {
    const { baselines } = backtest(taskOf(town, { expert: Int32Array.of(0, 1, 2) }));
    expect(baselines['expert']!.logScore).toBeNull();
    expect(baselines['expert']!.hitRate).toBeGreaterThan(0);
  });

  it('mixes the endemic-epidemic regression in, and shows it by itself', () => {
    const { baselines, model } = result;
    expect(baselines['endemicEpidemic']!.hitRate).toBeGreaterThan(6 / 64);
    expect(model.logScore!).toBeLessThan(baselines['endemicEpidemic']!.logScore! + 0.005);
    // with a few events there is nothing to fit it to
    const few = Array.from(town.day.keys()).filter((i) => i % 40 === 0);
    const day = Int32Array.from(few, (i) => town.day[i]!);
    const [x, y] = [town.x, town.y].map((of) => Float64Array.from(few, (i) => of[i]!));
    const quiet = backtest(taskOf({ day, known: day, x: x!, y: y! }));
    expect(Object.keys(quiet.baselines)).toEqual(baselineNames);
  });

  it('refuses a span without a horizon or without a past', () => {
    expect(() => backtest(taskOf(town, { to: 1543 }))).toThrow(RangeError);
    expect(() => backtest(taskOf(town, { from: 1001, to: 1100 }))).toThrow(RangeError);
  });
});

describe('what days are like', () => {
  const firstDay = 1000;
  const days = 640;
  const isWet = (week: number) => week % 3 === 0;
  const rain = Float64Array.from({ length: days }, (_, d) => Number(isWet(Math.floor(d / 7))));

  /** The town, with thrice as many in wet weeks. */
  function wetTown(): PlacedEvents {
    const dry = drawTown(days, 2);
    const keep = [...dry.day.keys()].flatMap((i) =>
      Array.from({ length: rain[dry.day[i]! - firstDay]! > 0 ? 3 : 1 }, () => i),
    );
    const day = Int32Array.from(keep, (i) => dry.day[i]!);
    const pick = (of: Float64Array) => Float64Array.from(keep, (i) => of[i]!);
    return { day, known: day, x: pick(dry.x), y: pick(dry.y) };
  }

  it('makes expected counts better where it tells, and is left out where it tells nothing', () => {
    // weeks of the test begin where those of the weather do
    const task = taskOf(wetTown(), { from: firstDay + 77 * 7, to: firstDay + 90 * 7 });
    const series = { name: 'rain', firstDay, values: rain, isKnownAhead: true };
    const scoreOf = (more: Partial<BacktestTask>) =>
      backtest({ ...task, ...more }).baselines['endemicEpidemic']!.logScore!;
    const without = scoreOf({});
    expect(scoreOf({ covariates: [series] })).toBeLessThan(0.97 * without);
    const flat = { ...series, values: new Float64Array(days).fill(7) };
    expect(scoreOf({ covariates: [flat] })).toBe(without);
    const unknown = { ...series, values: new Float64Array(days).fill(NaN) };
    expect(scoreOf({ covariates: [unknown] })).toBe(without);
  });
});
