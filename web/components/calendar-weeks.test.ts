import { describe, expect, it } from 'vitest';
import type { AlertDay } from '../../src/model/foresight-view.ts';
import { calendarMonths, calendarWeeks, stepOf } from './calendar-weeks.ts';

const said = (day: string, raised: number): AlertDay => ({
  day,
  raised,
  grew: 0,
  confirmed: 0,
  dismissed: 0,
  strongestDays: null,
});

describe('calendarWeeks', () => {
  it('ends with the week of the last day, and shows nothing after it', () => {
    // a Wednesday
    const weeks = calendarWeeks([], '2026-11-25', 53);
    expect(weeks).toHaveLength(53);
    expect(weeks.at(-1)!.monday).toBe('2026-11-23');
    expect(weeks.at(-1)!.days.map((one) => one?.day)).toEqual([
      '2026-11-23',
      '2026-11-24',
      '2026-11-25',
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(weeks[0]!.monday).toBe('2025-11-24');
  });

  it('goes over the ends of years and leap days without losing a day', () => {
    const days = calendarWeeks([], '2024-03-10', 12).flatMap(({ days }) =>
      days.map((one) => one!.day),
    );
    expect(days[0]).toBe('2023-12-18');
    expect(days).toContain('2024-02-29');
    expect(new Set(days).size).toBe(84);
  });

  it('puts what was said on its day', () => {
    const week = calendarWeeks([said('2026-11-24', 4), said('2020-01-01', 9)], '2026-11-29', 1)[0]!;
    expect(week.days.map((one) => one!.step)).toEqual([0, 3, 0, 0, 0, 0, 0]);
    expect(week.days[1]!.said!.raised).toBe(4);
  });
});

describe('stepOf', () => {
  it.each([
    [0, 0],
    [1, 1],
    [2, 2],
    [3, 3],
    [4, 3],
    [5, 4],
    [7, 4],
    [8, 5],
    [80, 5],
  ])('%d alerts are step %d', (raised, step) => expect(stepOf(raised)).toBe(step));
});

describe('calendarMonths', () => {
  it('names a month where its first day lies, and spans all columns', () => {
    const weeks = calendarWeeks([], '2026-11-25', 14);
    expect(calendarMonths(weeks)).toEqual([
      { month: '2026-08', span: 1 },
      { month: '2026-09', span: 4 },
      { month: '2026-10', span: 4 },
      { month: '2026-11', span: 5 },
    ]);
  });
});
