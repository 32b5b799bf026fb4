import { describe, expect, it } from 'vitest';
import { readInstant } from './parse-instant.ts';

const iso = (format: string, zone: string, text: string) => {
  const instant = readInstant(format, zone)(text);
  return instant === undefined ? undefined : new Date(instant).toISOString();
};
const boston = 'MM/dd/yyyy hh:mm:ss a';
const china = 'yyyy/M/d H:mm:ss';

describe('readInstant', () => {
  it.each([
    // winter and summer time in New York, midnight and noon
    [boston, 'America/New_York', '01/01/2015 12:20:09 AM', '2015-01-01T05:20:09.000Z'],
    [boston, 'America/New_York', '07/01/2015 12:00:00 PM', '2015-07-01T16:00:00.000Z'],
    // the hour that did not exist on 8 March 2015
    [boston, 'America/New_York', '03/08/2015 02:30:00 AM', '2015-03-08T07:30:00.000Z'],
    [china, 'Asia/Shanghai', '2019/2/28 11:25:05', '2019-02-28T03:25:05.000Z'],
    // both spellings of the same table
    [china, 'Asia/Shanghai', '2019-02-28 11:25:05', '2019-02-28T03:25:05.000Z'],
    [china, 'Asia/Shanghai', '2019年2月28日 11时25分', '2019-02-28T03:25:00.000Z'],
    [china, 'Asia/Shanghai', '2019/2/28', '2019-02-27T16:00:00.000Z'],
    ['yyyy-MM-dd', 'America/Chicago', '2011-03-28', '2011-03-28T05:00:00.000Z'],
    // an offset says more than the zone of the source
    ['iso', 'Asia/Shanghai', '2026-01-01T08:00:00+08:00', '2026-01-01T00:00:00.000Z'],
    // refused: month 13, 30 February, hour 25, two-digit year, words, half of the day beyond 12
    [boston, 'America/New_York', '13/01/2015 12:20:09 AM', undefined],
    ['yyyy-MM-dd', 'UTC', '2015-02-30', undefined],
    [china, 'UTC', '2015/2/3 25:00:00', undefined],
    [china, 'Asia/Shanghai', '4/8/19 8:37', undefined],
    [china, 'Asia/Shanghai', '昨天', undefined],
    [boston, 'America/New_York', '01/01/2015 13:20:09 PM', undefined],
  ])('%s in %s: %s → %s', (format, zone, text, wanted) => {
    expect(iso(format, zone, text)).toBe(wanted);
  });
});
