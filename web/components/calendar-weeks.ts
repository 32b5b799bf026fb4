import type { AlertDay } from '../../src/model/foresight-view.ts';
import { dateOfDay, dayOfDate, weekdayOfDay } from '../../src/kernels/workdays/zone-clock.ts';

/** How strongly a day is marked: 0 nothing raised, 5 the most. */
export type CalendarStep = 0 | 1 | 2 | 3 | 4 | 5;

/** One square. */
export interface CalendarDay {
  day: string;
  /** what the API counted; undefined on a day on which nothing was raised and nothing grew */
  said: AlertDay | undefined;
  step: CalendarStep;
}

/** One column, Monday first; undefined where the calendar has not begun or has ended. */
export interface CalendarWeek {
  monday: string;
  days: (CalendarDay | undefined)[];
  /** a month begins in this week, or with it the calendar: `2026-03` */
  month: string | undefined;
}

/** Fewest alerts of each step: a day of one alert must not look like a day of ten. */
export const stepFrom = [1, 2, 3, 5, 8] as const;

export const stepOf = (raised: number): CalendarStep =>
  stepFrom.filter((least) => raised >= least).length as CalendarStep;

/**
 * The weeks up to the one that `last` lies in, oldest first.
 *
 * @example calendarWeeks([], '2026-11-23', 53).at(-1)?.monday === '2026-11-23'
 */
export function calendarWeeks(
  days: readonly AlertDay[],
  last: string,
  weeks: number,
): CalendarWeek[] {
  const said = new Map(
    days.filter(({ raised, grew }) => raised + grew > 0).map((one) => [one.day, one]),
  );
  const end = dayOfDate(last);
  const firstMonday = end - (weekdayOfDay(end) - 1) - (weeks - 1) * 7;
  return Array.from({ length: weeks }, (_, week) => {
    const monday = firstMonday + week * 7;
    const dates = Array.from({ length: 7 }, (_, i) => dateOfDay(monday + i));
    const begun = dates.find((date) => date.endsWith('-01'));
    return {
      monday: dates[0]!,
      days: dates.map((day) => {
        if (day > last) return undefined;
        const of = said.get(day);
        return { day, said: of, step: stepOf(of?.raised ?? 0) };
      }),
      month: (begun ?? (week === 0 ? dates[0] : undefined))?.slice(0, 7),
    };
  });
}

/** The months over the columns, each with how many columns it spans. */
export function calendarMonths(weeks: readonly CalendarWeek[]): { month: string; span: number }[] {
  const months: { month: string; span: number }[] = [];
  for (const { month } of weeks) {
    const at = months.at(-1);
    if (month === undefined && at) at.span++;
    else months.push({ month: month ?? '', span: 1 });
  }
  return months;
}
