import { dateOfDay, weekdayOfDay } from '../workdays/zone-clock.ts';
import type { WorkTime } from '../workdays/work-calendar.ts';
import type { HourProfile, Season, Topic } from './topic.ts';
import { weatherDrivers, type WeatherDay, type WeatherDriver } from './weather.ts';

const DAY = 86_400_000;

/** Relative rates of the 24 hours. */
export const hourProfiles: Record<HourProfile, readonly number[]> = {
  day: [1, 1, 0, 0, 0, 1, 3, 7, 11, 12, 11, 9, 6, 5, 8, 10, 10, 9, 7, 6, 5, 4, 2, 1],
  evening: [3, 2, 1, 0, 0, 1, 2, 3, 4, 5, 5, 4, 4, 3, 4, 5, 6, 8, 12, 15, 16, 14, 10, 6],
  night: [12, 9, 6, 5, 4, 4, 3, 3, 4, 4, 3, 3, 2, 2, 3, 3, 3, 3, 4, 6, 9, 13, 16, 15],
  office: [0, 0, 0, 0, 0, 0, 1, 3, 13, 16, 15, 10, 4, 3, 11, 14, 13, 9, 4, 3, 3, 2, 1, 0],
  mealtimes: [1, 0, 0, 0, 0, 1, 3, 4, 4, 4, 6, 10, 11, 6, 4, 4, 5, 9, 13, 13, 10, 7, 4, 2],
  commute: [0, 0, 0, 0, 0, 1, 5, 13, 14, 8, 6, 5, 4, 4, 5, 6, 8, 13, 12, 7, 4, 3, 2, 1],
};

/** Monday … Sunday of all demands together. */
const weekdays = [1.12, 1.06, 1.03, 1.02, 1, 0.92, 0.85];

const newYears = new Map<number, number>();

/** Civil day number of the Spring Festival of a year, from the Chinese calendar that Intl knows. */
export function springFestival(year: number): number {
  const known = newYears.get(year);
  if (known !== undefined) return known;
  const calendar = new Intl.DateTimeFormat('en-u-ca-chinese', {
    timeZone: 'UTC',
    month: 'numeric',
    day: 'numeric',
  });
  for (let day = Date.UTC(year, 0, 20) / DAY; day < Date.UTC(year, 1, 22) / DAY; day++) {
    if (/^0?1[-/]0?1$/.test(calendar.format(day * DAY))) {
      newYears.set(year, day);
      return day;
    }
  }
  throw new RangeError(`springFestival: got ${year}, wanted a year of the Chinese calendar`);
}

/** How far a civil day is inside each season: 0 outside, 1 at its height. */
export function seasonsOf(day: number, work: WorkTime): Record<Season, number> {
  const date = dateOfDay(day);
  const year = Number(date.slice(0, 4));
  const within = (from: string, to: string) =>
    date.slice(5) >= from && date.slice(5) <= to ? 1 : 0;
  const toFestival = springFestival(year) - day;
  return {
    exam: within('05-22', '06-25'),
    'before-spring-festival': toFestival > 0 && toFestival <= 35 ? 1 - (toFestival - 1) / 45 : 0,
    'spring-festival': toFestival <= 1 && toFestival >= -7 ? 1 : 0,
    holiday: work.dayAt(day).kind === 'holiday' ? 1 : 0,
    'school-start': within('08-25', '09-15'),
    'school-admission': within('07-25', '09-10'),
    harvest: Math.max(within('06-01', '06-15'), within('09-28', '10-15')),
  };
}

/** The ordinary rate of a topic on a civil day, before it is scaled to demands per day. */
export function rateOf(
  topic: Topic,
  weather: WeatherDay,
  yesterday: WeatherDay,
  seasons: Record<Season, number>,
): number {
  const month = Number(dateOfDay(weather.day).slice(5, 7)) - 1;
  const weekday = weekdayOfDay(weather.day);
  let rate = topic.share * (topic.months?.[month] ?? 1) * weekdays[weekday - 1]!;
  if (weekday >= 6) rate *= topic.weekend ?? 1;
  let more = 1;
  for (const [name, weight] of Object.entries(topic.weather ?? {})) {
    const driver = weatherDrivers[name as WeatherDriver];
    // the morning after is still told
    more += weight * Math.max(driver(weather), 0.5 * driver(yesterday));
  }
  for (const [name, weight] of Object.entries(topic.seasons ?? {})) {
    more += weight * seasons[name as Season];
  }
  // offices and callers rest over the Spring Festival; what cannot wait is told all the same
  const quiet = seasons['spring-festival'] && !topic.seasons?.['spring-festival'] ? 0.45 : 1;
  return rate * more * quiet;
}
