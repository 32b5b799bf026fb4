/** One question to dueOf and its answer, wall-clock times. */
export interface DueCase {
  /** why this case is here */
  why: string;
  zone: 'cn' | 'bos';
  start: string;
  budgets: string[];
  suspended: { from: string; to: string | null }[];
  due: string | null;
}

/**
 * start | first budget + extensions | due (- when it stands still) | suspensions | zone | why
 *
 * Budgets: 4h working hours, 30m working minutes, 2u hours day and night, 1d working days,
 * 1n natural days, else a fixed time. A suspension without an end lasts. 2026-11-16 is a Monday.
 */
const table = `
# working time within a day
2026-11-16 09:00 | 2h | 2026-11-16 11:00 |  | cn | plain morning
2026-11-16 11:30 | 1h | 2026-11-16 14:30 |  | cn | lunch break does not count
2026-11-16 12:45 | 1h | 2026-11-16 15:00 |  | cn | start within the lunch break
2026-11-16 10:00 | 2h | 2026-11-16 12:00 |  | cn | used up exactly at lunch: due at 12:00, not at 14:00
2026-11-16 17:00 | 1h | 2026-11-16 18:00 |  | cn | used up exactly at closing: due the same evening
2026-11-16 18:00 | 1h | 2026-11-17 09:00 |  | cn | start exactly at closing: counts from the next opening
2026-11-16 08:00 | 4h | 2026-11-16 12:00 |  | cn | start exactly at opening
2026-11-16 06:10 | 30m | 2026-11-16 08:30 |  | cn | start before opening
2026-11-16 23:59 | 30m | 2026-11-17 08:30 |  | cn | start at night
2026-11-17 00:00 | 30m | 2026-11-17 08:30 |  | cn | start exactly at midnight
2026-11-16 17:30 | 4h | 2026-11-17 11:30 |  | cn | over one night
2026-11-16 08:00 | 20h | 2026-11-18 12:00 |  | cn | more than a day of hours (8 a day)
2026-11-16 11:59:30 | 1m | 2026-11-16 14:00:30 |  | cn | seconds are kept
# weekends
2026-11-20 17:00 | 2h | 2026-11-23 09:00 |  | cn | over the weekend
2026-11-21 10:00 | 2h | 2026-11-23 10:00 |  | cn | start on a Saturday
# holidays and make-up days
2025-09-27 10:00 | 2h | 2025-09-28 10:00 |  | cn | make-up Sunday before National Day 2025 counts
2025-09-30 17:00 | 2h | 2025-10-09 09:00 |  | cn | National Day week 2025: eight days off
2025-10-10 17:00 | 2h | 2025-10-11 09:00 |  | cn | make-up Saturday after it counts
2024-02-09 17:00 | 2h | 2024-02-18 09:00 |  | cn | Spring Festival 2024, over the make-up Sunday 18 February
2025-01-27 17:00 | 10h | 2025-02-06 09:00 |  | cn | Spring Festival 2025 begins on a Tuesday
2026-02-14 17:00 | 2h | 2026-02-24 09:00 |  | cn | Spring Festival 2026: nine days, from the make-up Saturday
2031-10-01 17:00 | 2h | 2031-10-02 09:00 |  | cn | a year that nobody declared: weekdays alone
2025-12-31 17:00 | 2h | 2026-01-04 09:00 |  | cn | year end: New Year 2026 is off until the make-up Sunday
# working days
2026-11-16 08:00 | 1d | 2026-11-17 18:00 |  | cn | the start day does not count
2026-11-16 23:59 | 1d | 2026-11-17 18:00 |  | cn | a start late at night belongs to its own day
2026-11-17 00:00 | 1d | 2026-11-18 18:00 |  | cn | midnight belongs to the day that begins
2026-11-20 15:00 | 1d | 2026-11-23 18:00 |  | cn | Friday plus one is Monday
2026-11-22 15:00 | 1d | 2026-11-23 18:00 |  | cn | start on a Sunday: Monday is the first day
2025-09-29 10:00 | 5d | 2025-10-13 18:00 |  | cn | five days over the National Day week 2025
2024-02-01 10:00 | 15d | 2024-02-27 18:00 |  | cn | fifteen days over Spring Festival 2024 with both make-up Sundays
2025-01-20 10:00 | 15d | 2025-02-14 18:00 |  | cn | fifteen days over Spring Festival 2025
2026-02-13 10:00 | 3d | 2026-02-25 18:00 |  | cn | three days over Spring Festival 2026
2025-12-30 10:00 | 2d | 2026-01-04 18:00 |  | cn | year end in working days
# natural days
2026-11-16 10:00 | 1n | 2026-11-18 00:00 |  | cn | natural days end at 24:00
2025-09-30 10:00 | 7n | 2025-10-08 00:00 |  | cn | natural days count holidays
2024-02-28 10:00 | 2n | 2024-03-02 00:00 |  | cn | natural days over 29 February
# urgent
2026-11-16 22:30 | 4u | 2026-11-17 02:30 |  | cn | urgent runs at night
2025-10-01 12:00 | 24u | 2025-10-02 12:00 |  | cn | urgent runs on holidays
2025-12-31 23:00 | 2u | 2026-01-01 01:00 |  | cn | urgent over the year end
# fixed
2026-11-16 10:00 | 2026-11-21 03:17 | 2026-11-21 03:17 |  | cn | fixed is what the source says, at any hour
2026-11-16 10:00 | 2026-11-18 10:00 | 2026-11-18 10:00 | 2026-11-16 12:00 > | cn | a suspension does not move a fixed time
# suspensions
2026-11-16 09:00 | 2h | 2026-11-16 12:00 | 2026-11-16 10:00 > 2026-11-16 11:00 | cn | one working hour suspended
2026-11-16 11:00 | 2h | 2026-11-16 16:00 | 2026-11-16 11:30 > 2026-11-16 14:30 | cn | suspended over lunch costs only what would have counted
2026-11-16 17:00 | 2h | 2026-11-17 09:00 | 2026-11-16 20:00 > 2026-11-17 06:00 | cn | suspended at night costs nothing
2026-11-16 08:00 | 3h | 2026-11-16 16:00 | 2026-11-16 09:00 > 2026-11-16 10:00; 2026-11-16 11:00 > 2026-11-16 15:00 | cn | several suspensions add up
2026-11-16 08:00 | 3h | 2026-11-16 15:00 | 2026-11-16 09:00 > 2026-11-16 10:30; 2026-11-16 10:00 > 2026-11-16 11:00 | cn | suspensions that overlap count once
2026-11-16 08:00 | 1h | 2026-11-17 09:00 | 2026-11-16 08:00 > 2026-11-17 08:00 | cn | suspended from the very start
2026-11-16 08:00 | 1h | 2026-11-16 09:00 | 2026-11-16 10:00 > 2026-11-18 10:00 | cn | suspended after the due time: changes nothing
2026-11-16 08:00 | 1h | 2026-11-16 09:00 | 2026-11-16 09:00 > | cn | suspended exactly at the due time: it was reached
2026-11-16 10:00 | 2d | 2026-11-20 18:00 | 2026-11-17 10:00 > 2026-11-19 09:00 | cn | two suspended working days move a day budget by two
2026-11-16 10:00 | 1d | 2026-11-17 18:00 | 2026-11-17 09:00 > 2026-11-17 16:00 | cn | resumed before closing: the day counts
2026-11-20 10:00 | 1d | 2026-11-23 18:00 | 2026-11-20 18:00 > 2026-11-23 07:00 | cn | a suspended weekend costs no working day
2026-11-16 10:00 | 3n | 2026-11-22 00:00 | 2026-11-17 12:00 > 2026-11-19 12:00 | cn | natural days: suspended at 24:00 of two days
2026-11-16 22:00 | 4u | 2026-11-17 08:30 | 2026-11-16 23:00 > 2026-11-17 05:30 | cn | urgent: the suspension moves the due time by its length
2026-11-16 10:00 | 5d | - | 2026-11-17 10:00 > | cn | still suspended: no due time
2026-11-16 10:00 | 5u | - | 2026-11-16 12:00 > | cn | still suspended, urgent
# extensions
2026-11-16 10:00 | 5d + 3d | 2026-11-26 18:00 |  | cn | extension in working days from the old due time
2026-11-16 10:00 | 1d + 2h | 2026-11-18 10:00 |  | cn | extension in hours after a due time at closing
2026-11-16 10:00 | 1n + 1d | 2026-11-18 18:00 |  | cn | extension in days after natural days: 24:00 belongs to the day it ends
2026-11-16 10:00 | 2h + 1h + 3u | 2026-11-16 18:00 |  | cn | two extensions, the second urgent
2025-09-29 10:00 | 1d + 1d | 2025-10-09 18:00 |  | cn | extension over a holiday
2026-11-16 10:00 | 2d + 1d | 2026-11-20 18:00 | 2026-11-19 09:00 > 2026-11-19 19:00 | cn | extension and suspension together
2026-11-16 10:00 | 2d + 2026-12-01 09:00 | 2026-12-01 09:00 | 2026-11-16 11:00 > | cn | a fixed time replaces a clock that stands still
# zones
2015-03-02 12:30 | 1h | 2015-03-02 13:30 |  | bos | Boston works 9-17 without lunch
2015-04-17 16:00 | 2h | 2015-04-21 10:00 |  | bos | Patriots' Day 2015 is off
2015-03-07 22:00 | 6u | 2015-03-08 05:00 |  | bos | urgent over the night that has 23 hours
2015-10-31 22:00 | 6u | 2015-11-01 03:00 |  | bos | urgent over the night that has 25 hours
2015-03-07 10:00 | 1n | 2015-03-09 00:00 |  | bos | natural days keep to midnight though a day has 23 hours
2015-03-06 16:00 | 2h | 2015-03-09 10:00 |  | bos | working time after the clocks changed
`;

export const dueCases: DueCase[] = table
  .trim()
  .split('\n')
  .filter((line) => !line.startsWith('#'))
  .map((line) => {
    const [start = '', budgets = '', due = '', suspended = '', zone = '', why = ''] = line
      .split('|')
      .map((cell) => cell.trim());
    return {
      why,
      zone: zone as DueCase['zone'],
      start,
      budgets: budgets.split(' + '),
      suspended: suspended
        .split('; ')
        .filter(Boolean)
        .map((span) => {
          const [from = '', to = ''] = span.split('>').map((part) => part.trim());
          return { from, to: to || null };
        }),
      due: due === '-' ? null : due,
    };
  });
