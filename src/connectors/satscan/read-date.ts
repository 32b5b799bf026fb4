/** How exactly a date is known. */
export type DatePrecision = 'year' | 'month' | 'day';

/** Days since 1970-01-01, both included: one day, or all days of a month or year. */
export interface DateSpan {
  precision: DatePrecision;
  first: number;
  last: number;
}

const MS_PER_DAY = 86_400_000;

/** Day number of a civil date; month 13 is the next January, as in `Date.UTC`. */
export function dayNumber(year: number, month: number, day: number): number {
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, day);
  return at.getTime() / MS_PER_DAY;
}

/** `2025-06-29` of a day number. */
export function dateText(day: number): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

const pattern = /^(\d{1,4})(?:([/.-])(\d{1,2})(?:\2(\d{1,4}))?)?$/;

/** Of the years that end with two digits, the last one no more than 20 years after another year. */
function fullYear(digits: string, near: number): number {
  const year = Number(digits);
  if (digits.length !== 2) return year;
  return year + 100 * Math.floor((near + 20 - year) / 100);
}

/** Year, month and day as they stand in the text; 0 where they don't. */
function partsOf(text: string): [string, number, number] | undefined {
  const match = pattern.exec(text);
  if (!match) return undefined;
  const [, a, , b, c] = match;
  // month/day/year is told by its four digits at the end
  if (c !== undefined && c.length === 4)
    return a!.length <= 2 ? [c, Number(a), Number(b)] : undefined;
  if (c !== undefined && c.length > 2) return undefined;
  if (a!.length === 1 || a!.length === 3) return undefined;
  return [a!, b === undefined ? 0 : Number(b), c === undefined ? 0 : Number(c)];
}

/**
 * Reads 1973, 73, 1973/7, 1973/7/4, 1973-07-04 or 7/4/1973.
 *
 * @param near a year of two digits is at most 20 years after this year, at most 79 before
 * @returns undefined where it is no date of the calendar
 * @example findDate('2001/11/22', 2001) // { precision: 'day', first: 11648, last: 11648 }
 */
export function findDate(text: string, near: number): DateSpan | undefined {
  const parts = partsOf(text);
  if (!parts) return undefined;
  const [digits, month, day] = parts;
  const year = fullYear(digits, near);
  const hasMonth = /[/.-]/.test(text);
  const hasDay = (text.match(/[/.-]/g)?.length ?? 0) === 2;
  if (!hasMonth) {
    return { precision: 'year', first: dayNumber(year, 1, 1), last: dayNumber(year + 1, 1, 1) - 1 };
  }
  if (month < 1 || month > 12) return undefined;
  const first = dayNumber(year, month, 1);
  const last = dayNumber(year, month + 1, 1) - 1;
  if (!hasDay) return { precision: 'month', first, last };
  if (day < 1 || first + day - 1 > last) return undefined;
  return { precision: 'day', first: first + day - 1, last: first + day - 1 };
}
