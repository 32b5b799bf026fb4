/** A stretch of civil days that figures are given for. */
export interface PeriodSpan {
  /** in its one spelling: 2024-01/2024-12 is 2024 */
  text: string;
  kind: 'year' | 'half' | 'quarter' | 'month' | 'day' | 'span';
  /** first and last civil day, ISO 8601 */
  from: string;
  to: string;
}

const two = (n: number) => String(n).padStart(2, '0');
const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const daysIn = (year: number, month: number) =>
  month === 2 && isLeap(year) ? 29 : monthDays[month - 1]!;

/** Civil days since 1970-01-01 (negative before), by counting leap days. */
function dayNumber(day: string): number {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  const before = year - 1;
  const leaps = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  let days = before * 365 + leaps;
  for (let m = 1; m < month; m += 1) days += daysIn(year, m);
  return days + Number(day.slice(8, 10)) - 719_163;
}

const span = (
  text: string,
  kind: PeriodSpan['kind'],
  year: number,
  first: number,
  last = first,
): PeriodSpan => ({
  text,
  kind,
  from: `${text.slice(0, 4)}-${two(first)}-01`,
  to: `${text.slice(0, 4)}-${two(last)}-${two(daysIn(year, last))}`,
});

/** Cumulative months that have a name of their own. */
function named(year: string, first: number, last: number): string | undefined {
  const months = last - first + 1;
  if (months === 12) return year;
  if (months === 6 && first % 6 === 1) return `${year}-H${(first + 5) / 6}`;
  if (months === 3 && first % 3 === 1) return `${year}-Q${(first + 2) / 3}`;
  return months === 1 ? `${year}-${two(first)}` : undefined;
}

const shape =
  /^(\d{4})(?:-(?:H([12])|Q([1-4])|(\d{2})\/(\d{4})-(\d{2})|(\d{2})-(\d{2})|(\d{2})))?$/;

/**
 * Reads a period: 2024, 2024-H1, 2024-Q3, 2024-03, 2024-01-15, 2024-01/2024-09 (months of one year,
 * both included). Undefined for one that does not exist (2024-13, 2023-02-29, 2024-09/2024-01).
 */
export function findPeriod(text: string): PeriodSpan | undefined {
  const m = shape.exec(text);
  const year = Number(m?.[1]);
  if (!m || year < 1) return undefined;
  const [half, quarter, first, last] = [m[2], m[3], m[4], m[6]].map(Number) as [
    number,
    number,
    number,
    number,
  ];
  if (m[2]) return span(text, 'half', year, half * 6 - 5, half * 6);
  if (m[3]) return span(text, 'quarter', year, quarter * 3 - 2, quarter * 3);
  if (m[4]) {
    if (m[5] !== m[1] || first < 1 || last > 12 || last < first) return undefined;
    const short = named(m[1]!, first, last);
    return short ? findPeriod(short) : span(text, 'span', year, first, last);
  }
  if (m[7]) {
    const month = Number(m[7]);
    const day = Number(m[8]);
    const there = month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
    return there ? { text, kind: 'day', from: text, to: text } : undefined;
  }
  if (m[9]) {
    const month = Number(m[9]);
    return month >= 1 && month <= 12 ? span(text, 'month', year, month) : undefined;
  }
  return span(text, 'year', year, 1, 12);
}

/** @throws RangeError where there is no such period */
export function getPeriod(text: string): PeriodSpan {
  const period = findPeriod(text);
  if (!period) throw new RangeError(`getPeriod: got ${text}, wanted a period such as 2024-Q3`);
  return period;
}

/**
 * The same period so many years before (after, when negative); 29 February becomes 28 February.
 *
 * @example yearsBefore('2024-01/2024-09') is '2023-01/2023-09'
 */
export function yearsBefore(text: string, years = 1): string {
  const { text: name, kind } = getPeriod(text);
  const year = Number(name.slice(0, 4)) - years;
  const moved = name.replaceAll(name.slice(0, 4), String(year).padStart(4, '0'));
  if (kind === 'day' && name.endsWith('-02-29') && !isLeap(year)) return `${moved.slice(0, 8)}28`;
  return moved;
}

/** Whether all days of `inner` lie in `outer`. */
export function containsPeriod(outer: string, inner: string): boolean {
  const a = getPeriod(outer);
  const b = getPeriod(inner);
  return a.from <= b.from && b.to <= a.to;
}

/** Days of a period that are over on a civil day (that day included), and all its days. */
export function elapsedDays(text: string, today: string): { elapsed: number; all: number } {
  const { from, to } = getPeriod(text);
  return elapsedBetween(from, to, today);
}

/** The same for two civil days, both included. */
export function elapsedBetween(
  from: string,
  to: string,
  today: string,
): { elapsed: number; all: number } {
  const first = dayNumber(from);
  const all = dayNumber(to) - first + 1;
  const elapsed = Math.min(all, Math.max(0, dayNumber(today) - first + 1));
  return { elapsed, all };
}

/** Order of periods: by their last day, the longer after the shorter that ends with it. */
export function comparePeriods(a: string, b: string): number {
  const left = getPeriod(a);
  const right = getPeriod(b);
  if (left.to !== right.to) return left.to < right.to ? -1 : 1;
  if (left.from !== right.from) return left.from > right.from ? -1 : 1;
  return 0;
}
