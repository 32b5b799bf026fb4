import { countQuantile } from './predictive.ts';

/** Share of a week's events that each weekday has, Sunday first. */
export type WeekdayShares = Float64Array;

/** events that an even week weighs: a category with few cases keeps nearly even days */
const evenEvents = 70;

/** Weekday of a day number, 0 for Sunday. */
export const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7;

/** Shares of the weekdays among these days, shrunk towards an even week. They add up to 1. */
export function weekdayShares(days: Iterable<number>): WeekdayShares {
  const counts = new Float64Array(7).fill(evenEvents / 7);
  let all = evenEvents;
  for (const day of days) {
    counts[weekdayOf(day)]! += 1;
    all += 1;
  }
  return counts.map((count) => count / all);
}

/** What is expected of every cell on every day ahead: days × cells, one row a day. */
export interface DayForecast {
  cells: number;
  means: Float64Array;
  /** counts that are not surpassed in 9 of 10 days like this */
  upper: Uint16Array;
}

/**
 * Expected counts of the days from `origin` on, with the upper end of each day's distribution.
 *
 * @param week expected counts of the cells in the seven days from `origin` on
 * @param psi overdispersion around them
 * @param days ahead
 * @throws RangeError for days below 1
 */
export function forecastDays(
  week: Float64Array,
  psi: number,
  shares: WeekdayShares,
  origin: number,
  days: number,
): DayForecast {
  if (!(Number.isInteger(days) && days >= 1))
    throw new RangeError(`forecast days: got ${days}, wanted a whole number from 1`);
  const cells = week.length;
  const means = new Float64Array(days * cells);
  const upper = new Uint16Array(days * cells);
  for (let d = 0; d < days; d += 1) {
    const share = shares[weekdayOf(origin + d)]!;
    for (let i = 0; i < cells; i += 1) {
      const mean = week[i]! * share;
      means[d * cells + i] = mean;
      upper[d * cells + i] = countQuantile(0.9, mean, psi);
    }
  }
  return { cells, means, upper };
}
