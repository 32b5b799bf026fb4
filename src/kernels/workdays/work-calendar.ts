import { dayOfDate, getZoneClock, weekdayOfDay } from './zone-clock.ts';
import type { ZoneClock } from './zone-clock.ts';

/** Words in both languages. */
export interface Words {
  zh: string;
  en: string;
}

/** A work calendar as declared; see WorkCalendar of the model. */
export interface CalendarInput {
  weekdays: readonly number[];
  hours: readonly (readonly [number, number])[];
  years: readonly {
    year: number;
    holidays: readonly { date: string; label: Words }[];
    makeUpDays: readonly string[];
  }[];
}

/** What kind of day it is, and which holiday. */
export interface Day {
  kind: 'work' | 'make-up' | 'weekend' | 'holiday';
  holiday?: Words;
}

/** A calendar in a time zone, ready for many questions. Days are civil days since 1970-01-01. */
export interface WorkTime {
  zone: ZoneClock;
  /** working minutes of a working day */
  minutesPerDay: number;
  dayAt(day: number): Day;
  isWorkday(day: number): boolean;
  /** whether holidays of the civil year (such as 2026) are declared, so that its days off are known */
  isDeclared(year: number): boolean;
  /** working hours of the day as instants [open, close, open, close, …]; empty on days off */
  hoursOf(day: number): readonly number[];
  /** the instant at which working hours of a (working) day end */
  closeOf(day: number): number;
  /** the instant at which the day begins */
  beginOf(day: number): number;
}

const DAY = 86_400_000;
const MINUTE = 60_000;
const WORK: Day = { kind: 'work' };
const WEEKEND: Day = { kind: 'weekend' };
const MAKE_UP: Day = { kind: 'make-up' };

function checked(calendar: CalendarInput): void {
  if (!calendar.weekdays.some((day) => day >= 1 && day <= 7)) {
    throw new RangeError(`weekdays: got [${calendar.weekdays}], wanted at least one of 1 … 7`);
  }
  let before = 0;
  for (const [open, close] of calendar.hours) {
    if (!(open >= before && close > open && close <= 1440)) {
      throw new RangeError(
        `hours: got [${open}, ${close}], wanted minutes of the day, ascending, without overlap`,
      );
    }
    before = close;
  }
  if (before === 0) throw new RangeError('hours: got none, wanted at least one stretch');
}

/**
 * Compiles a calendar for a time zone. In a year that is not declared the weekdays alone decide.
 * A date that is both holiday and make-up day is a working day: the make-up day is the exception.
 *
 * @throws RangeError on unknown zones, on hours that overlap and on weeks without a working day
 */
export function compileWorkTime(calendar: CalendarInput, timeZone: string): WorkTime {
  checked(calendar);
  const zone = getZoneClock(timeZone);
  const special = new Map<number, Day>();
  for (const year of calendar.years) {
    for (const { date, label } of year.holidays) {
      special.set(dayOfDate(date), { kind: 'holiday', holiday: label });
    }
    for (const date of year.makeUpDays) special.set(dayOfDate(date), MAKE_UP);
  }
  const declared = new Set(calendar.years.map(({ year }) => year));
  const worked = Array.from({ length: 8 }, (_, weekday) => calendar.weekdays.includes(weekday));
  const dayAt = (day: number): Day =>
    special.get(day) ?? (worked[weekdayOfDay(day)] ? WORK : WEEKEND);
  const isWorkday = (day: number) => {
    const { kind } = dayAt(day);
    return kind === 'work' || kind === 'make-up';
  };
  const known = new Map<number, readonly number[]>();
  const hoursOf = (day: number): readonly number[] => {
    let hours = known.get(day);
    if (!hours) {
      hours = isWorkday(day)
        ? calendar.hours.flat().map((minute) => zone.toUtc(day * DAY + minute * MINUTE))
        : [];
      known.set(day, hours);
    }
    return hours;
  };
  return {
    zone,
    minutesPerDay: calendar.hours.reduce((sum, [open, close]) => sum + close - open, 0),
    dayAt,
    isWorkday,
    isDeclared: (year) => declared.has(year),
    hoursOf,
    closeOf: (day) =>
      hoursOf(day).at(-1) ?? zone.toUtc(day * DAY + calendar.hours.at(-1)![1] * MINUTE),
    beginOf: (day) => zone.toUtc(day * DAY),
  };
}
