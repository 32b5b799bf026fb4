import { dayNumber } from './read-date.ts';

export type TimeUnit = 'day' | 'month' | 'year';

/** The time that is looked at, cut into equal slots. Days are day numbers since 1970-01-01. */
export interface StudyPeriod {
  unit: TimeUnit;
  /** first and last day, both included */
  start: number;
  end: number;
  /** first day of each slot, and at last the day after the end */
  bounds: Float64Array;
}

/** The day `units` units before the beginning of a day. */
function back(day: number, unit: TimeUnit, units: number): number {
  if (unit === 'day') return day - units;
  const at = new Date(day * 86_400_000);
  const months = unit === 'year' ? units * 12 : units;
  const first = dayNumber(at.getUTCFullYear(), at.getUTCMonth() + 1 - months, 1);
  const next = dayNumber(at.getUTCFullYear(), at.getUTCMonth() + 2 - months, 1);
  return Math.min(first + at.getUTCDate() - 1, next - 1);
}

/**
 * Cuts a period into slots, from its end, so that the last one is whole; the first may be shorter.
 *
 * @throws RangeError where it ends before it begins
 */
export function studyPeriod(start: number, end: number, unit: TimeUnit): StudyPeriod {
  if (!(end >= start)) throw new RangeError(`period: got ${start} to ${end}, wanted end ≥ start`);
  const bounds = [end + 1];
  for (let units = 1; bounds.at(-1)! > start; units++) {
    bounds.push(Math.max(start, back(end + 1, unit, units)));
  }
  return { unit, start, end, bounds: Float64Array.from(bounds.toReversed()) };
}

/** The slot that holds a day, or undefined outside of the period. */
export function findSlot({ start, end, bounds }: StudyPeriod, day: number): number | undefined {
  if (!(day >= start && day <= end)) return undefined;
  let [low, high] = [0, bounds.length - 2];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (bounds[middle]! <= day) low = middle;
    else high = middle - 1;
  }
  return low;
}
