import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  comparePeriods,
  containsPeriod,
  elapsedBetween,
  elapsedDays,
  findPeriod,
  getPeriod,
  yearsBefore,
} from './period.ts';

const two = (n: number) => String(n).padStart(2, '0');
const year = fc.integer({ min: 1901, max: 2099 });
const month = fc.integer({ min: 1, max: 12 });
const day = fc.tuple(year, month, fc.integer({ min: 1, max: 31 })).map(([y, m, d]) => {
  const last = new Date(Date.UTC(y, m, 0)).getUTCDate();
  return `${y}-${two(m)}-${two(Math.min(d, last))}`;
});
const period = fc.oneof(
  year.map(String),
  fc.tuple(year, fc.integer({ min: 1, max: 2 })).map(([y, h]) => `${y}-H${h}`),
  fc.tuple(year, fc.integer({ min: 1, max: 4 })).map(([y, q]) => `${y}-Q${q}`),
  fc.tuple(year, month).map(([y, m]) => `${y}-${two(m)}`),
  day,
  fc.tuple(year, month, month).map(([y, a, b]) => {
    const [first, last] = a < b ? [a, b] : [b, a];
    return `${y}-${two(first)}/${y}-${two(last)}`;
  }),
);

describe('findPeriod', () => {
  it.each([
    ['2024', '2024', '2024-01-01', '2024-12-31'],
    ['2024-H2', '2024-H2', '2024-07-01', '2024-12-31'],
    ['2024-Q1', '2024-Q1', '2024-01-01', '2024-03-31'],
    ['2024-02', '2024-02', '2024-02-01', '2024-02-29'],
    ['2023-02', '2023-02', '2023-02-01', '2023-02-28'],
    ['2024-02-29', '2024-02-29', '2024-02-29', '2024-02-29'],
    ['2024-01/2024-09', '2024-01/2024-09', '2024-01-01', '2024-09-30'],
    ['2024-01/2024-12', '2024', '2024-01-01', '2024-12-31'],
    ['2024-01/2024-06', '2024-H1', '2024-01-01', '2024-06-30'],
    ['2024-10/2024-12', '2024-Q4', '2024-10-01', '2024-12-31'],
    ['2024-05/2024-05', '2024-05', '2024-05-01', '2024-05-31'],
    ['2024-02/2024-04', '2024-02/2024-04', '2024-02-01', '2024-04-30'],
  ])('%s is %s', (text, name, from, to) => {
    expect(findPeriod(text)).toMatchObject({ text: name, from, to });
  });

  it.each(
    '2024-13 2024-00 2024-H3 2024-Q0 2023-02-29 2024-04-31 2024-09/2024-01 2024-01/2025-03 0000 24 2024年 2024-1 2024-Q3/2024-09'.split(
      ' ',
    ),
  )('%s does not exist', (text) => {
    expect(findPeriod(text)).toBeUndefined();
    expect(() => getPeriod(text)).toThrow(`got ${text}`);
  });
});

describe('periods', () => {
  it.each([
    ['2024', 1, '2023'],
    ['2024-Q3', 2, '2022-Q3'],
    ['2024-01/2024-09', 1, '2023-01/2023-09'],
    ['2024-02-29', 1, '2023-02-28'],
    ['2024-02-29', 4, '2020-02-29'],
    ['2024-02', -1, '2025-02'],
  ])('%s, %d years before, is %s', (text, years, wanted) => {
    expect(yearsBefore(text, years)).toBe(wanted);
  });

  it('contain themselves, the months in them and nothing around them', () => {
    expect(containsPeriod('2024', '2024-Q3')).toBe(true);
    expect(containsPeriod('2024-Q3', '2024')).toBe(false);
    expect(containsPeriod('2024-H1', '2024-06-30')).toBe(true);
    expect(containsPeriod('2024-H1', '2024-07-01')).toBe(false);
    fc.assert(
      fc.property(period, period, (a, b) => {
        const [x, y] = [getPeriod(a), getPeriod(b)];
        const both = containsPeriod(a, b) && containsPeriod(b, a);
        expect(both).toBe(x.from === y.from && x.to === y.to);
        expect(containsPeriod(a, a)).toBe(true);
      }),
      { numRuns: 200, seed: 3 },
    );
  });

  it('have an order that all agree on', () => {
    const sorted = ['2023', '2024-Q1', '2024-01', '2024-03-31', '2024-H1', '2024'].sort(
      comparePeriods,
    );
    expect(sorted).toEqual(['2023', '2024-01', '2024-03-31', '2024-Q1', '2024-H1', '2024']);
    fc.assert(
      fc.property(period, period, period, (a, b, c) => {
        expect(comparePeriods(a, b)).toBe(-comparePeriods(b, a) + 0);
        const [first, second, third] = [a, b, c].sort(comparePeriods) as [string, string, string];
        expect(comparePeriods(first, second)).toBeLessThanOrEqual(0);
        expect(comparePeriods(first, third)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 300, seed: 4 },
    );
  });

  it('come back from years before and after', () => {
    fc.assert(
      fc.property(period, fc.integer({ min: -40, max: 40 }), (text, years) => {
        fc.pre(!getPeriod(text).text.endsWith('-02-29'));
        expect(yearsBefore(yearsBefore(text, years), -years)).toBe(getPeriod(text).text);
      }),
      { numRuns: 300, seed: 6 },
    );
  });
});

describe('elapsed time', () => {
  it.each([
    ['2024', '2023-12-31', 0, 366],
    ['2024', '2024-01-01', 1, 366],
    ['2024', '2024-06-30', 182, 366],
    ['2024', '2025-05-01', 366, 366],
    ['2023-Q1', '2023-02-15', 46, 90],
  ])('of %s on %s is %d of %d days', (text, today, elapsed, all) => {
    expect(elapsedDays(text, today)).toEqual({ elapsed, all });
  });

  it('counts days as the calendar does', () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
        expect(elapsedBetween(from, to, to)).toEqual({ elapsed: days + 1, all: days + 1 });
      }),
      { numRuns: 300, seed: 8 },
    );
  });
});
