import type { DaySeries } from '../../kernels/forecast/day-series.ts';
import { daysOff } from '../../kernels/forecast/days-off.ts';
import { dayOfDate } from '../../kernels/workdays/zone-clock.ts';
import type { DeclaredDays } from '../../model/district.ts';
import { bad, good, problem, type Outcome, type Problem } from '../../model/problem.ts';
import { dayValues, openChanges, putDayValues, type DayValue } from '../../store/day-values.ts';
import { noDistrict, type ForesightHouse } from './foresight-house.ts';
import type { Watch } from './watch.ts';

/** Values by day as a series; days without one are not known. Undefined where there is none. */
export function seriesOf(
  { code, isKnownAhead }: Pick<DeclaredDays, 'code' | 'isKnownAhead'>,
  values: readonly DayValue[],
): DaySeries | undefined {
  const [first, last] = [values[0], values.at(-1)];
  if (!first || !last) return undefined;
  const firstDay = dayOfDate(first.day);
  const days = new Float64Array(dayOfDate(last.day) - firstDay + 1).fill(Number.NaN);
  for (const { day, value } of values) days[dayOfDate(day) - firstDay] = value;
  return { name: code, firstDay, isKnownAhead, values: days };
}

/** How many were open at the end of each day, from the first change to `until`, from the changes of days. */
export function openDays(
  { code, isKnownAhead }: Pick<DeclaredDays, 'code' | 'isKnownAhead'>,
  changes: readonly DayValue[],
  until: number,
): DaySeries | undefined {
  const first = changes[0];
  if (!first || dayOfDate(first.day) > until) return undefined;
  const firstDay = dayOfDate(first.day);
  const byDay = new Map(changes.map(({ day, value }) => [dayOfDate(day), value]));
  let open = 0;
  const values = Float64Array.from({ length: until - firstDay + 1 }, (_, i) => {
    open += byDay.get(firstDay + i) ?? 0;
    return open;
  });
  return { name: code, firstDay, isKnownAhead, values };
}

/**
 * What the days of a district are like: days off of its calendar, and what it declares of weather and
 * works, as far as anything is known of them.
 *
 * @param today nothing is counted from this day on
 */
export async function readDays(
  { registry, store }: ForesightHouse,
  { district }: Watch,
  today: number,
): Promise<DaySeries[]> {
  const calendar = registry.calendars[district.calendar];
  const declared = (district.days ?? []).map(async (series) => {
    const { code, from } = series;
    if (from === 'entered')
      return seriesOf(series, await dayValues(store.db, { district: district.code, series: code }));
    const { open: programme, where } = from;
    const of = { district: district.code, programme, where, timeZone: district.timeZone };
    return openDays(series, await openChanges(store.db, of), today - 1);
  });
  const all = [calendar && daysOff(calendar), ...(await Promise.all(declared))];
  return all.filter((series) => series !== undefined);
}

/** What the entry of a table of days did, by series. */
export interface DaysEntered {
  series: string;
  days: number;
  /** new days, and those whose value was corrected */
  changed: number;
}

const notEntered = (got: string, wanted: readonly DeclaredDays[]): Problem =>
  problem(
    'use.series',
    'columns',
    '本区没有声明要录入这一列',
    'the district declares no series of this name that is entered',
    { got, wanted: wanted.map(({ code }) => code).join(', ') || 'days in declared/districts' },
  );

/** Enters days of declared series, all of them or none. */
export async function enterDays(
  house: ForesightHouse,
  code: string,
  columns: Readonly<Record<string, readonly DayValue[]>>,
): Promise<Outcome<DaysEntered[]>> {
  const watch = await house.findWatch(code);
  if (!watch) return bad(noDistrict(code));
  const entered = (watch.district.days ?? []).filter(({ from }) => from === 'entered');
  const unknown = Object.keys(columns).filter((name) => !entered.some((one) => one.code === name));
  if (unknown.length > 0) return bad(...unknown.map((name) => notEntered(name, entered)));
  const done = await house.store.db.transaction().execute(async (trx) => {
    const all: DaysEntered[] = [];
    for (const [series, values] of Object.entries(columns)) {
      const changed = await putDayValues(trx, { district: code, series }, values);
      all.push({ series, days: values.length, changed });
    }
    return all;
  });
  return good(done);
}
