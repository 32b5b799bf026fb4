import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { streamOf } from '../simulate/random.ts';
import { columnOf, FeatureMaker, featureNames, halfLives } from './cell-features.ts';
import { buildCellHistory, visibleCells, type PlacedEvents } from './cell-history.ts';
import { buildCellSmoother } from './smooth-cells.ts';

/** Events of a small town over some days, some of them known late. */
function drawEvents(seed: number, n: number, days: number): PlacedEvents {
  const random = streamOf(seed, 'town');
  const day = Int32Array.from({ length: n }, () => 100 + random.below(days));
  return {
    day,
    known: day.map((d) => d + (random.chance(0.3) ? random.below(9) : 0)),
    x: Float64Array.from({ length: n }, () => 6 * random.unit()),
    y: Float64Array.from({ length: n }, () => 6 * random.unit()),
  };
}

function featuresOf(events: PlacedEvents, origins: readonly number[], horizon = 7) {
  const history = buildCellHistory(events, 1);
  const near = buildCellSmoother(history.column, history.row, 0.8);
  const wide = buildCellSmoother(history.column, history.row, 2.5);
  const maker = new FeatureMaker(history, { near, wide }, horizon);
  return { history, at: origins.map((origin) => maker.at(origin)) };
}

/** Events of one cell that were known at an origin. */
function knownOf(events: PlacedEvents, column: number, row: number, origin: number): number[] {
  return Array.from(events.day.keys()).filter(
    (i) =>
      Math.floor(events.x[i]!) === column &&
      Math.floor(events.y[i]!) === row &&
      events.known[i]! < origin,
  );
}

describe('FeatureMaker', () => {
  it('carries averages on as if each were summed up anew', () => {
    const events = drawEvents(1, 400, 120);
    const origins = [130, 137, 200];
    const { history, at } = featuresOf(events, origins);
    const first = events.day.reduce((a, b) => Math.min(a, b));
    for (const [t, origin] of origins.entries())
      for (const halfLife of [3, 28, 365] as const) {
        const column = at[t]![columnOf(`ewma-${halfLife}`)]!;
        for (const [i, value] of column.entries()) {
          let weights = 0;
          for (let d = first; d < origin; d += 1) weights += 0.5 ** ((origin - 1 - d) / halfLife);
          const sum = knownOf(events, history.column[i]!, history.row[i]!, origin).reduce(
            (total, k) => total + 0.5 ** ((origin - 1 - events.day[k]!) / halfLife),
            0,
          );
          expect(value).toBeCloseTo((7 * sum) / weights, 9);
        }
      }
  });

  it('counts the last period and the last year by what was known', () => {
    const events = drawEvents(2, 600, 500);
    const { history, at } = featuresOf(events, [560]);
    const inside = (i: number, from: number, to: number) =>
      knownOf(events, history.column[i]!, history.row[i]!, 560).filter(
        (k) => events.day[k]! >= from && events.day[k]! < to,
      ).length;
    for (let i = 0; i < at[0]![0]!.length; i += 1) {
      expect(at[0]![columnOf('last-period')]![i]).toBe(inside(i, 553, 560));
      expect(at[0]![columnOf('count-365')]![i]).toBeCloseTo((7 * inside(i, 195, 560)) / 365, 9);
      expect(at[0]![columnOf('same-period-last-year')]![i]).toBe(inside(i, 196, 203));
    }
  });

  it('knows nothing of the future: other events from the origin on change no feature', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e6 }),
        fc.integer({ min: 130, max: 190 }),
        (seed, origin) => {
          const events = drawEvents(seed, 200, 100);
          const other = drawEvents(seed + 1, 200, 100);
          const later = Array.from(events.day, (_, i) => events.known[i]! >= origin);
          // later events move elsewhere, to other days, and half of them vanish
          const keep = Array.from(events.day.keys()).filter((i) => !later[i] || i % 2 === 0);
          const changed: PlacedEvents = {
            day: Int32Array.from(keep, (i) =>
              later[i] ? Math.max(origin, other.day[i]!) : events.day[i]!,
            ),
            known: Int32Array.from(keep, (i) =>
              later[i] ? Math.max(origin, other.day[i]!) : events.known[i]!,
            ),
            x: Float64Array.from(keep, (i) => (later[i] ? other.x[i]! : events.x[i]!)),
            y: Float64Array.from(keep, (i) => (later[i] ? other.y[i]! : events.y[i]!)),
          };
          const [a, b] = [featuresOf(events, [origin]), featuresOf(changed, [origin])];
          const cells = visibleCells(a.history, origin);
          expect(visibleCells(b.history, origin)).toBe(cells);
          expect(b.at[0]!.map((column) => Array.from(column))).toEqual(
            a.at[0]!.map((column) => Array.from(column)),
          );
        },
      ),
      { numRuns: 25, seed: 7 },
    );
  });

  it('has one column for each name and refuses to go back', () => {
    const { history, at } = featuresOf(drawEvents(3, 50, 60), [150]);
    expect(at[0]).toHaveLength(featureNames.length);
    expect(halfLives.map((days) => columnOf(`ewma-${days}`))).toEqual([...halfLives.keys()]);
    expect(() => columnOf('horoscope')).toThrow(RangeError);
    const smoother = buildCellSmoother(history.column, history.row, 1);
    const maker = new FeatureMaker(history, { near: smoother, wide: smoother }, 7);
    maker.at(150);
    expect(() => maker.at(140)).toThrow(RangeError);
  });
});

describe('buildCellSmoother', () => {
  it('spreads as a sum over all pairs does', () => {
    const column = Int32Array.of(0, 1, 1, 4, 9);
    const row = Int32Array.of(0, 0, 2, 1, 9);
    const values = Float64Array.of(5, 1, 0, 2, 7);
    const sigma = 0.9;
    const near = (a: number, b: number) =>
      Math.max(Math.abs(column[a]! - column[b]!), Math.abs(row[a]! - row[b]!)) <= 3;
    const weight = (dx: number, dy: number) => Math.exp(-(dx * dx + dy * dy) / (2 * sigma * sigma));
    let all = 0;
    for (let dx = -3; dx <= 3; dx += 1) for (let dy = -3; dy <= 3; dy += 1) all += weight(dx, dy);
    const wanted = Array.from(column, (_, i) =>
      Array.from(values, (value, j) =>
        near(i, j) ? (value * weight(column[i]! - column[j]!, row[i]! - row[j]!)) / all : 0,
      ).reduce((a, b) => a + b, 0),
    );
    const out = buildCellSmoother(column, row, sigma).spread(values, new Float64Array(5));
    for (const [i, value] of wanted.entries()) expect(out[i]).toBeCloseTo(value, 12);
    expect(() => buildCellSmoother(column, row, 0)).toThrow(RangeError);
  });
});
