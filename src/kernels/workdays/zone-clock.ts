const DAY = 86_400_000;
/** offsets are looked up in buckets of this length; a bucket knows its changes */
const BUCKET = 128 * DAY;

/** Offset of a bucket's begin and the changes within it, instants in ms, offsets in ms east of UTC. */
interface Bucket {
  offset: number;
  changes: { at: number; offset: number }[];
}

/**
 * A time zone for bulk work: offsets come from Intl once per 128 days and are remembered.
 * Local times are numbers too: ms since 1970-01-01T00:00 of the wall clock.
 */
export interface ZoneClock {
  timeZone: string;
  /** ms to add to a UTC instant to get the wall clock */
  offsetAt(utc: number): number;
  /**
   * The instant of a wall-clock time. A time that occurs twice (clocks set back) is the first of
   * the two; one that never occurs (clocks set forward) is taken as if they had not yet been set.
   */
  toUtc(local: number): number;
  /** civil days since 1970-01-01 */
  dayOf(utc: number): number;
}

function offsetReader(timeZone: string): (utc: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'iso8601',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (utc) => {
    const part: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(utc)) part[type] = Number(value);
    const wall = Date.UTC(
      part['year']!,
      part['month']! - 1,
      part['day'],
      part['hour'],
      part['minute'],
      part['second'],
    );
    return wall - Math.floor(utc / 1000) * 1000;
  };
}

/** The changes of one bucket: looked for day by day, then narrowed down to the minute. */
function readBucket(read: (utc: number) => number, index: number): Bucket {
  const begin = index * BUCKET;
  const bucket: Bucket = { offset: read(begin), changes: [] };
  let before = bucket.offset;
  for (let day = begin; day < begin + BUCKET; day += DAY) {
    const after = read(day + DAY);
    if (after === before) continue;
    let [low, high] = [day, day + DAY];
    while (high - low > 60_000) {
      const middle = low + Math.round((high - low) / 120_000) * 60_000;
      if (read(middle) === before) low = middle;
      else high = middle;
    }
    bucket.changes.push({ at: high, offset: after });
    before = after;
  }
  return bucket;
}

const clocks = new Map<string, ZoneClock>();

/**
 * The clock of an IANA time zone, made once per zone.
 *
 * @throws RangeError when the zone is unknown (from Intl, with its name)
 */
export function getZoneClock(timeZone: string): ZoneClock {
  const known = clocks.get(timeZone);
  if (known) return known;
  const read = offsetReader(timeZone);
  const buckets = new Map<number, Bucket>();
  const offsetAt = (utc: number): number => {
    const index = Math.floor(utc / BUCKET);
    let bucket = buckets.get(index);
    if (!bucket) buckets.set(index, (bucket = readBucket(read, index)));
    let offset = bucket.offset;
    for (const change of bucket.changes) if (utc >= change.at) offset = change.offset;
    return offset;
  };
  const toUtc = (local: number): number => {
    const before = offsetAt(local - DAY);
    if (offsetAt(local - before) === before) return local - before;
    const after = offsetAt(local + DAY);
    return offsetAt(local - after) === after ? local - after : local - before;
  };
  const dayOf = (utc: number) => Math.floor((utc + offsetAt(utc)) / DAY);
  const clock: ZoneClock = { timeZone, offsetAt, toUtc, dayOf };
  clocks.set(timeZone, clock);
  return clock;
}

const dates = new Map<number, string>();

/** The civil date of a day number: 0 → 1970-01-01. */
export function dateOfDay(day: number): string {
  let date = dates.get(day);
  if (date === undefined) {
    date = new Date(day * DAY).toISOString().slice(0, -14);
    dates.set(day, date);
  }
  return date;
}

/** Days since 1970-01-01 of a civil date YYYY-MM-DD. */
export const dayOfDate = (date: string): number => Math.floor(Date.parse(`${date}T00:00Z`) / DAY);

const millis = (instant: string | number): number => {
  const ms = typeof instant === 'number' ? instant : Date.parse(instant);
  if (!Number.isFinite(ms)) throw new RangeError(`got instant ${instant}, wanted ISO 8601 in UTC`);
  return ms;
};

/**
 * The civil date YYYY-MM-DD of an instant (ISO 8601 or ms since 1970) in a time zone. Fast enough
 * to be called for every row of an import.
 *
 * @example civilDate('2025-12-31T16:00:00.000Z', 'Asia/Shanghai') === '2026-01-01'
 * @throws RangeError when the instant cannot be read or the zone is unknown
 */
export const civilDate = (instant: string | number, timeZone: string): string =>
  dateOfDay(getZoneClock(timeZone).dayOf(millis(instant)));

/** What the wall clock and the calendar on the wall show. */
export interface CivilTime {
  /** YYYY-MM-DD */
  date: string;
  year: number;
  /** 1 … 12 */
  month: number;
  day: number;
  /** 1 = Monday … 7 = Sunday */
  weekday: number;
  hour: number;
  minute: number;
}

/**
 * Date, weekday and time of an instant on the wall clock of a zone.
 *
 * @throws RangeError when the instant cannot be read or the zone is unknown
 */
export function civilTime(instant: string | number, timeZone: string): CivilTime {
  const utc = millis(instant);
  const local = utc + getZoneClock(timeZone).offsetAt(utc);
  const number = Math.floor(local / DAY);
  const date = dateOfDay(number);
  const minutes = Math.floor((local - number * DAY) / 60_000);
  return {
    date,
    year: Number(date.slice(0, -6)),
    month: Number(date.slice(-5, -3)),
    day: Number(date.slice(-2)),
    weekday: weekdayOfDay(number),
    hour: Math.floor(minutes / 60),
    minute: minutes % 60,
  };
}

/** 1 = Monday … 7 = Sunday of a day number; 1970-01-01 was a Thursday. */
export const weekdayOfDay = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

/**
 * The instant (ms since 1970, UTC) of a wall-clock time given as `Date.UTC(y, m - 1, d, h, min, s)`.
 *
 * @example new Date(instantOf(Date.UTC(2026, 0, 1, 8), 'Asia/Shanghai')).toISOString() === '2026-01-01T00:00:00.000Z'
 */
export const instantOf = (local: number, timeZone: string): number =>
  getZoneClock(timeZone).toUtc(local);

/**
 * When a civil day is over (24:00), as an ISO instant.
 *
 * @example endOfDay('2026-11-24', 'Asia/Shanghai') === '2026-11-24T16:00:00.000Z'
 */
export const endOfDay = (day: string, timeZone: string): string =>
  new Date(instantOf(Date.parse(`${day}T00:00:00Z`) + 86_400_000, timeZone)).toISOString();
