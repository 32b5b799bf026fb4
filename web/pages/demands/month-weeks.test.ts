import { describe, expect, it } from 'vitest';
import { monthsAfter, monthWeeks } from './month-weeks.ts';

describe('the weeks of a month', () => {
  it('begin on Monday, end on Sunday and hold every day of it once', () => {
    for (let by = 0; by < 60; by++) {
      const month = monthsAfter('2024-01', by);
      const weeks = monthWeeks(month);
      const days = weeks.flat();
      expect(weeks.every((week) => week.length === 7)).toBe(true);
      expect(new Date(days[0]!).getUTCDay()).toBe(1);
      const own = days.filter((day) => day.startsWith(month));
      const [year, of] = month.split('-').map(Number);
      expect(own).toHaveLength(new Date(Date.UTC(year!, of!, 0)).getUTCDate());
      expect(days).toHaveLength(new Set(days).size);
      expect(weeks[0]!.some((day) => day.startsWith(month))).toBe(true);
      expect(weeks.at(-1)!.some((day) => day.startsWith(month))).toBe(true);
    }
  });

  it('go over the turn of a year both ways', () => {
    expect(monthsAfter('2026-12', 1)).toBe('2027-01');
    expect(monthsAfter('2026-01', -1)).toBe('2025-12');
  });
});
