import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civilDate, civilTime, getZoneClock, instantOf } from './zone-clock.ts';

const runs = { seed: 7, numRuns: 500 } as const;
const zones = ['Asia/Shanghai', 'America/New_York', 'Europe/Dublin', 'Australia/Lord_Howe', 'UTC'];

describe('civilDate', () => {
  it('changes at local midnight', () => {
    expect(civilDate('2025-12-31T15:59:59.999Z', 'Asia/Shanghai')).toBe('2025-12-31');
    expect(civilDate('2025-12-31T16:00:00.000Z', 'Asia/Shanghai')).toBe('2026-01-01');
    expect(civilDate('2015-07-01T03:59:59.000Z', 'America/New_York')).toBe('2015-06-30');
    expect(civilDate('2015-01-01T04:59:59.000Z', 'America/New_York')).toBe('2014-12-31');
  });

  it('agrees with Intl at any time in any zone', () => {
    for (const timeZone of zones) {
      const intl = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (seconds) => {
          expect(civilDate(seconds * 1000, timeZone)).toBe(intl.format(seconds * 1000));
        }),
        runs,
      );
    }
  });

  it('refuses what is no instant and what is no zone', () => {
    expect(() => civilDate('yesterday', 'Asia/Shanghai')).toThrow(/got instant yesterday/);
    expect(() => civilDate(0, 'Mars/Olympus')).toThrow(RangeError);
  });
});

describe('civilTime', () => {
  it('gives date, weekday and time of the wall clock', () => {
    expect(civilTime('2026-11-22T17:05:00.000Z', 'Asia/Shanghai')).toEqual({
      date: '2026-11-23',
      year: 2026,
      month: 11,
      day: 23,
      weekday: 1,
      hour: 1,
      minute: 5,
    });
  });
});

describe('instantOf', () => {
  const newYork = (wall: string) =>
    new Date(instantOf(Date.parse(`${wall}Z`), 'America/New_York')).toISOString();

  it('takes the first of a time that occurs twice, and carries on through one that never does', () => {
    expect(newYork('2015-11-01T01:30')).toBe('2015-11-01T05:30:00.000Z');
    expect(newYork('2015-11-01T02:00')).toBe('2015-11-01T07:00:00.000Z');
    expect(newYork('2015-03-08T01:59')).toBe('2015-03-08T06:59:00.000Z');
    expect(newYork('2015-03-08T02:30')).toBe('2015-03-08T07:30:00.000Z');
    expect(newYork('2015-03-08T03:00')).toBe('2015-03-08T07:00:00.000Z');
  });

  it('is undone by the offset, except where a time does not exist or occurs twice', () => {
    for (const timeZone of zones) {
      const clock = getZoneClock(timeZone);
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (seconds) => {
          const utc = seconds * 1000;
          const local = utc + clock.offsetAt(utc);
          const back = clock.toUtc(local);
          expect(back + clock.offsetAt(back)).toBe(local);
          expect(back).toBeLessThanOrEqual(utc);
        }),
        runs,
      );
    }
  });
});
