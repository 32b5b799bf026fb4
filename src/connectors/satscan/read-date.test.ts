import { describe, expect, it } from 'vitest';
import { dateText, findDate } from './read-date.ts';
import { findSlot, studyPeriod } from './study-period.ts';

const told = (text: string, near = 2000) => {
  const span = findDate(text, near);
  return span && `${dateText(span.first)} ${dateText(span.last)} ${span.precision}`;
};

describe('dates', () => {
  it.each([
    ['2001/11/22', '2001-11-22 2001-11-22 day'],
    ['2001-11-2', '2001-11-02 2001-11-02 day'],
    ['11/22/2001', '2001-11-22 2001-11-22 day'],
    ['2024/2', '2024-02-01 2024-02-29 month'],
    ['1973', '1973-01-01 1973-12-31 year'],
    ['73', '1973-01-01 1973-12-31 year'],
    ['04/2/29', '2004-02-29 2004-02-29 day'],
  ])('%s', (text, wanted) => {
    expect(told(text)).toBe(wanted);
  });

  it('takes years of two digits for past ones, or near ones', () => {
    expect(told('91', 1991)).toBe('1991-01-01 1991-12-31 year');
    expect(told('05', 1991)).toBe('2005-01-01 2005-12-31 year');
    expect(told('73', 2025)).toBe('1973-01-01 1973-12-31 year');
  });

  it.each([
    '',
    'x',
    '2025/13/1',
    '2025/2/29',
    '2025/0/1',
    '2025/1/0',
    '2025-1/2',
    '7',
    '123',
    '2025/6/29x',
  ])('refuses "%s"', (text) => {
    expect(told(text)).toBeUndefined();
  });
});

describe('study period', () => {
  const day = (text: string) => findDate(text, 2000)!.first;
  const bounds = (start: string, end: string, unit: 'day' | 'month' | 'year') =>
    [...studyPeriod(day(start), day(end), unit).bounds].map(dateText);

  it('is cut from its end, so that the last slot is whole', () => {
    expect(bounds('1973/1/1', '1975/12/31', 'year')).toEqual([
      '1973-01-01',
      '1974-01-01',
      '1975-01-01',
      '1976-01-01',
    ]);
    expect(bounds('2025/1/20', '2025/3/15', 'month')).toEqual([
      '2025-01-20',
      '2025-02-16',
      '2025-03-16',
    ]);
    expect(bounds('2025/1/1', '2025/3/30', 'month')).toEqual([
      '2025-01-01',
      '2025-01-31',
      '2025-02-28',
      '2025-03-31',
    ]);
    expect(bounds('2024/2/28', '2024/3/1', 'day')).toHaveLength(4);
  });

  it('knows the slot of a day', () => {
    const period = studyPeriod(day('1973/1/1'), day('1991/12/31'), 'year');
    expect(findSlot(period, day('1973/1/1'))).toBe(0);
    expect(findSlot(period, day('1973/12/31'))).toBe(0);
    expect(findSlot(period, day('1991/12/31'))).toBe(18);
    expect(findSlot(period, day('1992/1/1'))).toBeUndefined();
    expect(findSlot(period, day('1972/12/31'))).toBeUndefined();
  });
});
