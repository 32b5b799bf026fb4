import { expect, it } from 'vitest';
import { lastNightsDay, nightAfter } from './nights.ts';

it.each([
  // zone, now, the last day whose night has come
  ['Asia/Shanghai', '2026-11-23T17:59:59Z', '2026-11-22'], // 01:59 of the 24th
  ['Asia/Shanghai', '2026-11-23T18:00:00Z', '2026-11-23'], // 02:00
  ['Asia/Shanghai', '2026-11-23T06:00:00Z', '2026-11-22'],
  ['America/New_York', '2026-11-23T06:59:59Z', '2026-11-21'],
  ['America/New_York', '2026-11-23T07:00:00Z', '2026-11-22'],
  // clocks are set forward at 02:00 of 8 March, and back at 02:00 of 1 November
  ['America/New_York', '2026-03-08T06:59:59Z', '2026-03-06'],
  ['America/New_York', '2026-03-08T07:00:00Z', '2026-03-07'],
  ['America/New_York', '2026-11-01T06:59:59Z', '2026-10-30'],
  ['America/New_York', '2026-11-01T07:00:00Z', '2026-10-31'],
  ['Pacific/Kiritimati', '2026-11-23T11:59:59Z', '2026-11-22'], // 14 hours ahead
  ['Pacific/Kiritimati', '2026-11-23T12:00:00Z', '2026-11-23'],
  ['Pacific/Pago_Pago', '2026-11-23T12:59:59Z', '2026-11-21'], // 11 hours behind
  ['Pacific/Pago_Pago', '2026-11-23T13:00:00Z', '2026-11-22'],
])('in %s at %s the last night was that after %s', (zone, now, day) => {
  expect(lastNightsDay(new Date(now), zone)).toBe(day);
  expect(nightAfter(day, zone).getTime()).toBeLessThanOrEqual(Date.parse(now));
});
