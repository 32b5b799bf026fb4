import { compileWorkTime, type CalendarInput } from '../workdays/work-calendar.ts';
import type { DaySeries } from './day-series.ts';

const msPerDay = 86_400_000;
const dayOf = (year: number) => Date.UTC(year, 0, 1) / msPerDay;

/** Weekends and holidays of a work calendar, 1 for a day off; unknown in years that it does not declare. */
export function daysOff(calendar: CalendarInput): DaySeries | undefined {
  const years = calendar.years.map(({ year }) => year);
  if (years.length === 0) return undefined;
  const work = compileWorkTime(calendar, 'UTC');
  const firstDay = dayOf(Math.min(...years));
  const days = dayOf(Math.max(...years) + 1) - firstDay;
  return {
    name: 'days off',
    firstDay,
    isKnownAhead: true,
    values: Float64Array.from({ length: days }, (_, i) => {
      const year = new Date((firstDay + i) * msPerDay).getUTCFullYear();
      return work.isDeclared(year) ? Number(!work.isWorkday(firstDay + i)) : Number.NaN;
    }),
  };
}
