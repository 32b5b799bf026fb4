import { describe, expect, it } from 'vitest';
import { recurrenceSpan, roughly } from './recurrence-words.ts';

describe('roughly', () => {
  it.each([
    [0.2, 1],
    [3.4, 3],
    [9.6, 10],
    [12.4, 12],
    [143, 140],
    [999, 1000],
    [1234, 1200],
    [98_765, 99_000],
  ])('%d is about %d', (days, about) => expect(roughly(days)).toBe(about));
});

describe('recurrenceSpan', () => {
  const t = ((key: string, { n }: { n: number }) => `${key} ${n}`) as never;
  it('counts in the unit that one would say it in', () => {
    expect(recurrenceSpan(143, { t })).toBe('alerts.about-days 140');
    expect(recurrenceSpan(180, { t })).toBe('alerts.about-months 6');
    expect(recurrenceSpan(730, { t })).toBe('alerts.about-months 24');
    expect(recurrenceSpan(731, { t })).toBe('alerts.about-years 2');
    expect(recurrenceSpan(34_000, { t })).toBe('alerts.about-years 93');
    expect(recurrenceSpan(36_500, { t })).toBe('alerts.over-years 100');
  });
});
