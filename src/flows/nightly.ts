import { setTimeout as pause } from 'node:timers/promises';
import type { Foresight } from '../engines/foresight/foresight.ts';
import type { Triage } from '../engines/triage/service.ts';
import type { Ledger } from '../engines/ledger/ledger.ts';
import { dayOfDate } from '../kernels/workdays/zone-clock.ts';
import { problemLine, type Problem } from '../model/problem.ts';
import type { Registry } from '../model/registry.ts';
import { lastOpenedDay } from '../store/opened-rows.ts';
import { countNight } from './count-records.ts';
import { readUnread } from './read-unread.ts';
import { detectAlone, type DetectingHouse } from './detect-day.ts';
import { lastNightsDay, nightAfter } from './nights.ts';

export interface NightlyHouse extends DetectingHouse {
  registry: Registry;
  /** where demands are forecast; absent where nothing is */
  forecasts?: Pick<Foresight, 'forecastNow' | 'refreshScorecard'>;
  /** where indicators are counted from records; absent where nothing is */
  ledger?: Ledger;
  /** where districts learn from their own demands; absent where nothing is read */
  triage?: Pick<Triage, 'learn' | 'reader'>;
}

/** What the night reports to whoever keeps the log. */
export interface NightLog {
  info(line: string): void;
  error(line: string): void;
}

/** What became of one district's night. */
export type Night =
  | { state: 'detected'; day: string; raised: number; grew: number; expired: number }
  /** nothing came in for days: silence of a feed is not silence of the city */
  | { state: 'quiet'; day: string; lastDay: string | null }
  /** another process is at it */
  | { state: 'elsewhere'; day: string }
  | { state: 'problems'; day: string; problems: Problem[] };

/** A district without new demands for longer than this is left alone. */
const quietAfterDays = 7;

/** Programmes that a district's detectors watch. */
const watchedIn = (registry: Registry, district: string): string[] => [
  ...new Set(
    Object.values(registry.detectors)
      .filter((detector) => detector.districts.includes(district))
      .map((detector) => detector.programme),
  ),
];

/**
 * Detects the last day of a district that has ended, unless it is done, another process is at it,
 * or nothing came in lately. What was interrupted goes on.
 */
export async function detectNight(
  house: NightlyHouse,
  district: string,
  signal?: AbortSignal,
): Promise<Night> {
  const { timeZone } = house.registry.districts[district]!;
  const day = lastNightsDay(house.now(), timeZone);
  const lastDays = await Promise.all(
    watchedIn(house.registry, district).map((code) =>
      lastOpenedDay(house.store.db, district, code),
    ),
  );
  const lastDay = lastDays.reduce((a, b) => ((a ?? '') > (b ?? '') ? a : b), null);
  if (lastDay === null || dayOfDate(day) - dayOfDate(lastDay) > quietAfterDays) {
    return { state: 'quiet', day, lastDay };
  }
  const asked = { district, day, kind: 'nightly' as const, ...(signal ? { signal } : {}) };
  const done = await detectAlone(house, asked);
  if (!done) return { state: 'elsewhere', day };
  if (!done.ok) return { state: 'problems', day, problems: done.problems };
  const { runs, said } = done.value;
  // a run that came to its end may still have remarks: they stand with the run
  const failed = runs.filter((run) => run.state !== 'done');
  const problems = [...failed.flatMap((run) => run.problems), ...said.problems];
  if (problems.length) return { state: 'problems', day, problems };
  return { state: 'detected', day, ...said };
}

const told = {
  detected: (night) =>
    `${night.raised} alerts raised, ${night.grew} grew, ${night.expired} expired`,
  quiet: (night) => `not looked at, the last demand is of ${night.lastDay ?? 'no day at all'}`,
  elsewhere: () => 'another process is at it',
  problems: (night) => night.problems.map((p) => problemLine(p)).join('; '),
} satisfies { [S in Night['state']]: (night: Extract<Night, { state: S }>) => string };

const lineOf = (district: string, night: Night): string =>
  `night of ${night.day}, ${district}: ${(told[night.state] as (n: Night) => string)(night)}`;

/** Looks again after this long where another process was at it, or something failed. */
const againMs = 10 * 60_000;
/** Wakes at least this often: the clock of the machine may be set */
const longestMs = 60 * 60_000;

/** ms until the next 02:00 of any of the districts. */
function untilNext(registry: Registry, districts: readonly string[], now: Date): number {
  const times = districts.map((code) => {
    const { timeZone } = registry.districts[code]!;
    const next = new Date(now.getTime() + 86_400_000);
    return nightAfter(lastNightsDay(next, timeZone), timeZone).getTime() - now.getTime();
  });
  // where clocks were set back, a day from now may still be the same night
  return Math.min(longestMs, ...times.filter((ms) => ms > 0));
}

/** Indicators that are counted from records, for the period of the day that ended. */
async function countHere(
  { ledger, registry }: NightlyHouse,
  district: string,
  day: string,
  log: NightLog,
): Promise<void> {
  if (!ledger) return;
  const counted = await countNight({ ledger, registry }, district, day);
  if (!counted.ok)
    log.error(
      `counting ${day}, ${district}: ${counted.problems.map((p) => problemLine(p)).join('; ')}`,
    );
  else if (counted.value.entered + counted.value.revised > 0)
    log.info(
      `counted ${day}, ${district}: ${counted.value.entered} figures entered, ${counted.value.revised} revised`,
    );
}

/** What a district's own demands teach, where enough have settled since; then what nobody has read yet. */
async function readHere(
  house: NightlyHouse,
  district: string,
  log: NightLog,
  signal: AbortSignal,
): Promise<void> {
  const { triage } = house;
  if (!triage) return;
  const learned = await triage.learn(district);
  if (learned) {
    const { examples, classes, accuracy } = learned.figures;
    log.info(
      `learned, ${district}: ${examples} texts, ${classes} categories, ${(100 * accuracy).toFixed(1)} % right on unseen texts`,
    );
  }
  const read = await readUnread({ ...house, triage }, district, signal);
  if (read > 0) log.info(`read, ${district}: ${read} demands that had come in unread`);
}

/** What is expected from today on, kept as it is said now: scores are computed from it later. */
async function forecastHere(
  { forecasts }: NightlyHouse,
  district: string,
  log: NightLog,
  signal: AbortSignal,
): Promise<void> {
  if (!forecasts) return;
  const made = await forecasts.forecastNow(district);
  if (made.ok)
    log.info(
      `forecast from ${made.value.madeOn}, ${district}: ${made.value.forecasts.length} categories`,
    );
  else log.info(`no forecast, ${district}: ${made.problems.map((p) => problemLine(p)).join('; ')}`);
  if (signal.aborted) return;
  const scored = await forecasts.refreshScorecard(district);
  if (scored?.ok) log.info(`scorecard, ${district}: ${scored.value.origins} periods`);
}

/** One round over the districts that are due. Returns those to look at again soon. */
async function round(
  house: NightlyHouse,
  districts: readonly string[],
  done: Map<string, string>,
  log: NightLog,
  signal: AbortSignal,
): Promise<boolean> {
  let again = false;
  for (const district of districts) {
    const day = lastNightsDay(house.now(), house.registry.districts[district]!.timeZone);
    if (signal.aborted || done.get(district) === day) continue;
    try {
      const night = await detectNight(house, district, signal);
      const isDone = night.state === 'detected' || night.state === 'quiet';
      if (isDone) done.set(district, night.day);
      else again = true;
      log[night.state === 'problems' ? 'error' : 'info'](lineOf(district, night));
      if (isDone) await countHere(house, district, night.day, log);
      if (isDone) await forecastHere(house, district, log, signal);
      if (isDone) await readHere(house, district, log, signal);
    } catch (error) {
      if (signal.aborted) break;
      again = true;
      log.error(`night of ${day}, ${district}: ${(error as Error).stack ?? String(error)}`);
    }
  }
  return again;
}

/**
 * Detects every district that has detectors once a night, after 02:00 of its own clock, for the day
 * that ended; a night that was missed is made up for at once. Never throws: what fails is logged and
 * tried again. Ends soon after the signal.
 */
export async function keepNights(
  house: NightlyHouse,
  log: NightLog,
  signal: AbortSignal,
): Promise<void> {
  const { registry } = house;
  const districts = Object.keys(registry.districts).filter(
    (code) => watchedIn(registry, code).length > 0,
  );
  if (districts.length === 0) return;
  const done = new Map<string, string>();
  while (!signal.aborted) {
    const again = await round(house, districts, done, log, signal);
    const wait = untilNext(registry, districts, house.now());
    await pause(again ? Math.min(againMs, wait) : wait, undefined, { signal }).catch(() => {});
  }
}
