import { describe, expect, it } from 'vitest';
import { forecastDays, weekdayOf, weekdayShares } from './forecast-days.ts';
import { countQuantile } from './predictive.ts';

describe('forecastDays', () => {
  const week = Float64Array.of(14, 7);

  it('deals the week out to its days, whichever comes first', () => {
    const sundays = Array.from({ length: 700 }, (_, week) => 3 + 7 * week);
    const shares = weekdayShares(sundays);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(shares[weekdayOf(3)]).toBeCloseTo(710 / 770, 12);
    const { means, upper, cells } = forecastDays(week, 0.3, shares, 5, 14);
    expect(cells).toBe(2);
    let total = 0;
    for (let d = 0; d < 7; d += 1) total += means[d * 2]!;
    expect(total).toBeCloseTo(14, 9);
    // day 10 is the Sunday among days 5 … 11
    expect(means[5 * 2 + 1]).toBeCloseTo((7 * 710) / 770, 9);
    expect(upper[5 * 2 + 1]).toBe(countQuantile(0.9, means[5 * 2 + 1]!, 0.3));
  });

  it('keeps the week even without a past, and refuses no days', () => {
    expect([...weekdayShares([])]).toEqual(Array.from({ length: 7 }, () => 1 / 7));
    expect(weekdayOf(0)).toBe(4);
    expect(() => forecastDays(week, 0, weekdayShares([]), 5, 0)).toThrow(RangeError);
  });
});
