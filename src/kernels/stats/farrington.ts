import { normalQuantile } from './continuous.ts';
import { expectWeek, farringtonRoom } from './farrington-fit.ts';

export interface FarringtonSettings {
  /** years looked back on */
  yearsBack: number;
  /** weeks before and after the same week of those years */
  halfWidth: number;
  /** both tails together, as published: the upper limit is passed with half of it */
  alpha: number;
  /** weeks judged, `from` ≤ week < `to`; all by default */
  from?: number;
  to?: number;
}

/** For each week judged; NaN where the history is too short. */
export interface FarringtonAnswer {
  /** 0 where fewer than five cases fell in the last four weeks: the method does not speak then */
  upper: Float64Array;
  expected: Float64Array;
  alarm: Uint8Array;
}

const YEAR = 52;

/**
 * Farrington, Andrews, Beale and Catchpole (1996), J. R. Statist. Soc. A 159:547: the week against
 * the same season of past years, with linear trend, past outbreaks weighed down, and a limit on the
 * 2/3 power scale.
 *
 * @param counts cases a week; NaN is an unknown week, which is no zero
 */
export function farrington(
  counts: ArrayLike<number>,
  { yearsBack, halfWidth, alpha, from = 0, to = counts.length }: FarringtonSettings,
): FarringtonAnswer {
  const room = farringtonRoom(yearsBack * (2 * halfWidth + 1), 1);
  const z = normalQuantile(1 - alpha / 2);
  const upper = new Float64Array(to - from).fill(NaN);
  const expected = new Float64Array(to - from).fill(NaN);
  const alarm = new Uint8Array(to - from);
  // three years at least make a trend
  const how = { weightsThreshold: 1, trend: yearsBack >= 3, trendLevel: 0.05 };
  for (let week = from; week < to; week++) {
    if (week - yearsBack * YEAR - halfWidth < 0 || Number.isNaN(counts[week])) continue;
    room.rows = 0;
    for (let year = yearsBack; year >= 1; year--) {
      const centre = week - year * YEAR;
      for (let w = centre - halfWidth; w <= centre + halfWidth; w++) {
        if (!Number.isNaN(counts[w])) room.weeks[room.rows++] = w;
      }
    }
    const answer = expectWeek(counts, week, room, how);
    expected[week - from] = answer.expected;
    if (!enoughLately(counts, week)) {
      upper[week - from] = 0;
      continue;
    }
    const limit = powerLimit(answer.expected, answer.error, answer.dispersion, z);
    upper[week - from] = limit;
    alarm[week - from] = counts[week]! > limit ? 1 : 0;
  }
  return { upper, expected, alarm };
}

/** The method's own floor: five cases in the last four weeks, the week itself included. */
export function enoughLately(counts: ArrayLike<number>, week: number): boolean {
  let sum = 0;
  for (let w = Math.max(0, week - 3); w <= week; w++) sum += counts[w]! || 0;
  return sum >= 5;
}

/** Standard deviation of (count^2/3 − expected^2/3), the week's own noise and the error together. */
export function powerDeviation(expected: number, error: number, dispersion: number): number {
  const tau = dispersion + error ** 2 / expected;
  return Math.sqrt((4 / 9) * Math.cbrt(expected) * tau);
}

/** Upper limit at z standard deviations on the 2/3 power scale, where counts are nearly symmetric. */
export function powerLimit(expected: number, error: number, dispersion: number, z: number): number {
  const middle = Math.cbrt(expected) ** 2;
  return (middle + z * powerDeviation(expected, error, dispersion)) ** 1.5;
}
