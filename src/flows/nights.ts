import { dateOfDay, dayOfDate, instantOf } from '../kernels/workdays/zone-clock.ts';

/** The wall-clock hour of the night at which a day that ended is looked at. */
const nightHour = 2;

/** 02:00 of the night after a civil day: when the alerts of that day are raised. */
export const nightAfter = (day: string, timeZone: string): Date => {
  const next = dateOfDay(dayOfDate(day) + 1);
  return new Date(instantOf(Date.parse(`${next}T0${nightHour}:00:00Z`), timeZone));
};

/** The last civil day whose night has come: yesterday from 02:00 on, before that the day before. */
export function lastNightsDay(now: Date, timeZone: string): string {
  const zoned = (day: number) => nightAfter(dateOfDay(day), timeZone).getTime();
  let day = Math.floor(now.getTime() / 86_400_000) + 1;
  while (zoned(day) > now.getTime()) day--;
  return dateOfDay(day);
}
