import { dateOfDay, dayOfDate, weekdayOfDay } from '../../../src/kernels/workdays/zone-clock.ts';

/** The month so many months later: `2026-12` and 1 give `2027-01`. */
export function monthsAfter(month: string, by: number): string {
  const [year, of] = month.split('-').map(Number);
  const at = new Date(Date.UTC(year!, of! - 1 + by, 1));
  return at.toISOString().slice(0, 7);
}

/**
 * The weeks that a month touches, Monday first, each of seven civil days.
 *
 * @example monthWeeks('2026-02').length === 5 && monthWeeks('2026-02')[0][0] === '2026-01-26'
 */
export function monthWeeks(month: string): string[][] {
  const first = dayOfDate(`${month}-01`);
  const next = dayOfDate(`${monthsAfter(month, 1)}-01`);
  const monday = first - (weekdayOfDay(first) - 1);
  const weeks = Math.ceil((next - monday) / 7);
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (__, day) => dateOfDay(monday + week * 7 + day)),
  );
}
