import { describe, expect, it } from 'vitest';
import { periodMean, scaleSeries, type DaySeries } from './day-series.ts';

const series = (values: number[], isKnownAhead = true): DaySeries => ({
  name: 'rain',
  firstDay: 100,
  values: Float64Array.from(values),
  isKnownAhead,
});

describe('a series of days', () => {
  it('counts for the period itself where it is known ahead, else for the one before', () => {
    const values = [0, 0, 0, 6, 6, 6];
    expect(periodMean(series(values), 103, 3)).toBe(6);
    expect(periodMean(series(values, false), 103, 3)).toBe(0);
  });

  it('leaves days out of which nothing is known', () => {
    expect(periodMean(series([1, NaN, 3]), 100, 3)).toBe(2);
    expect(periodMean(series([1, 2]), 101, 3)).toBe(2);
    expect(periodMean(series([1]), 500, 3)).toBeNaN();
  });

  it('is centred and scaled over the periods it is fitted to, and changes nothing elsewhere', () => {
    const scaled = scaleSeries(series([1, 1, 3, 3, 5, 5]), [100, 102, 104], 2);
    expect(scaled.isUseful).toBe(true);
    expect([100, 102, 104].map((day) => scaled.at(day))).toEqual([
      -Math.sqrt(1.5),
      0,
      Math.sqrt(1.5),
    ]);
    expect(scaled.at(900)).toBe(0);
  });

  it('is no use where it never changes or is hardly known', () => {
    expect(scaleSeries(series([2, 2, 2, 2]), [100, 101, 102], 1).isUseful).toBe(false);
    expect(scaleSeries(series([2, 3]), [100, 101, 102, 103, 104], 1).isUseful).toBe(false);
    expect(scaleSeries(series([2, 2]), [100, 101], 1).at(100)).toBe(0);
  });
});
