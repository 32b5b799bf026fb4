import { describe, expect, it } from 'vitest';
import { weeksBeside } from './weeks-beside.ts';

const weeks = [
  { week: '2026-11-09', raised: 2, overBudget: 0 },
  { week: '2026-11-16', raised: 4, overBudget: 1 },
];
describe('weeksBeside', () => {
  it('puts what was really raised beside the weeks of a trial, by their Mondays', () => {
    const view = { weeks: [{ week: '2026-11-16', days: 7, raised: 9, overBudget: 3 }] };
    expect(weeksBeside({ weeks }, view).map(({ raised, really }) => [raised, really])).toEqual([
      [2, null],
      [4, 9],
    ]);
  });

  it('knows of nothing real in weeks that nobody looked at', () => {
    const view = { weeks: weeks.map((week) => ({ ...week, days: 0, raised: 0 })) };
    expect(weeksBeside({ weeks }, view).every(({ really }) => really === null)).toBe(true);
  });
});
