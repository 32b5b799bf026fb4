import { loadRegistry } from '../declared.ts';
import type { DaySeries } from '../kernels/forecast/day-series.ts';
import { daysOff } from '../kernels/forecast/days-off.ts';
import { problem, ProblemError } from '../model/problem.ts';
import { readDayTable } from './day-table.ts';

export interface CovariateOptions {
  covariates?: string;
  /** columns of it that are known before the day comes */
  knownAhead?: string;
  calendar?: string;
}

const listOf = (names: string | undefined): string[] =>
  (names ?? '').split(',').flatMap((name) => name.trim() || []);

function checkNames(names: readonly string[], wanted: readonly string[]): void {
  for (const name of wanted)
    if (!names.includes(name))
      throw new ProblemError(
        problem('use.columns', '--known-ahead', '没有这一列', 'there is no such column', {
          got: name,
          wanted: names.join(', '),
        }),
      );
}

async function fromTable(path: string, ahead: readonly string[]): Promise<DaySeries[]> {
  const { names, days } = await readDayTable(path);
  checkNames(names, ahead);
  if (days.size === 0)
    throw new ProblemError(
      problem('file.empty', path, '文件里没有可读的行', 'The file has no row that can be read'),
    );
  let [first, last] = [Infinity, -Infinity];
  for (const day of days.keys()) [first, last] = [Math.min(first, day), Math.max(last, day)];
  return names.map((name, k) => ({
    name,
    firstDay: first,
    isKnownAhead: ahead.includes(name),
    values: Float64Array.from(
      { length: last - first + 1 },
      (_, i) => days.get(first + i)?.[k] ?? Number.NaN,
    ),
  }));
}

/** Days off of a declared work calendar, in the years that it declares. */
async function fromCalendar(code: string): Promise<DaySeries[]> {
  const { calendars } = await loadRegistry();
  const calendar = Object.hasOwn(calendars, code) ? calendars[code] : undefined;
  if (!calendar)
    throw new ProblemError(
      problem('use.calendar', '--calendar', '没有这个日历', 'there is no such calendar', {
        got: code,
        wanted: Object.keys(calendars).join(', '),
      }),
    );
  const series = daysOff(calendar);
  return series ? [series] : [];
}

/**
 * What days were like, for the regression: columns of a table by day, and days off of a calendar.
 *
 * @throws ProblemError where a file, column, cell or calendar is not what it should be
 */
export async function readCovariates(options: CovariateOptions): Promise<DaySeries[]> {
  const { covariates, knownAhead, calendar } = options;
  return [
    ...(covariates === undefined ? [] : await fromTable(covariates, listOf(knownAhead))),
    ...(calendar === undefined ? [] : await fromCalendar(calendar)),
  ];
}
