import { describe, expect, it } from 'vitest';
import { clockOf, mondayOf } from './week-days.ts';

describe('days of a week plan', () => {
  it.each([
    ['2026-04-13', '2026-04-13'],
    ['2026-04-19', '2026-04-13'],
    ['2026-01-01', '2025-12-29'],
  ])('%s belongs to the week of %s', (day, monday) => expect(mondayOf(day)).toBe(monday));

  it('says minutes as a clock does', () => expect(clockOf(545)).toBe('09:05'));
});
