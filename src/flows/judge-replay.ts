import type { Replay, ReplayAlert } from '../engines/foresight/foresight.ts';
import type { SimulationTruth } from '../kernels/simulate/simulated-demand.ts';
import { dayOfDate } from '../kernels/workdays/zone-clock.ts';

export type PlantedOutbreak = SimulationTruth['outbreaks'][number];

/** The trees that say whether an alert and an outbreak are about the same. */
export interface JudgeContext {
  /** the place with those above it, nearest first */
  placeLine(code: string): string[];
  /** the category with those above it, nearest first */
  categoryLine(code: string): string[];
  /** alerts a week that the detectors may raise together */
  weeklyBudget: number;
}

export interface JudgedOutbreak extends PlantedOutbreak {
  /** civil days from its first day to the day whose run found it; null when none did */
  daysToDetection: number | null;
  alert: ReplayAlert | null;
}

/** How well a replay found what was planted. */
export interface Judgement {
  outbreaks: JudgedOutbreak[];
  /** share of the outbreaks that were found, 0 … 1; NaN when none was planted within the days */
  sensitivity: number;
  /** of those found; NaN when none was */
  medianDaysToDetection: number;
  /** alerts that are about no outbreak */
  falseAlerts: ReplayAlert[];
  falsePerWeek: number;
  alertsPerWeek: number;
  weeklyBudget: number;
}

/** A tail of demands goes on after an outbreak: for so many days an alert may still be about it. */
const graceDays = 7;

const meet = (a: readonly string[], b: readonly string[]) => a.some((code) => b.includes(code));

/** Whether the zone holds one of the outbreak's places, or lies within one. */
function sharesPlace(alert: ReplayAlert, outbreak: PlantedOutbreak, { placeLine }: JudgeContext) {
  return outbreak.places.some(
    (place) =>
      meet(placeLine(place), alert.places) ||
      alert.places.some((zone) => placeLine(zone).includes(place)),
  );
}

/**
 * Same category or one above it, a place in common, and in its time: seen since the outbreak began,
 * about a gathering that began before the outbreak was over.
 */
export function isAbout(
  alert: ReplayAlert,
  outbreak: PlantedOutbreak,
  context: JudgeContext,
): boolean {
  const isSameKind =
    alert.category === '' || context.categoryLine(outbreak.category).includes(alert.category);
  const last = dayOfDate(outbreak.to) + graceDays;
  return (
    isSameKind &&
    alert.lastSeen >= outbreak.from &&
    dayOfDate(alert.day) <= last &&
    alert.since <= outbreak.to &&
    sharesPlace(alert, outbreak, context)
  );
}

/**
 * The day on which an alert spoke of an outbreak: that of the alert, or where it stood before the
 * outbreak began, the first on which it grew.
 */
const dayOfFinding = (alert: ReplayAlert, outbreak: PlantedOutbreak): string | undefined =>
  [alert.day, ...alert.grew].find((day) => day >= outbreak.from);

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return NaN;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Whether the alert says where to go: one that is about the whole district does not. */
const isLocated = (alert: ReplayAlert, { placeLine }: JudgeContext): boolean =>
  alert.places.every((place) => placeLine(place).length > 1);

function judgeOutbreak(
  outbreak: PlantedOutbreak,
  alerts: readonly ReplayAlert[],
  context: JudgeContext,
): JudgedOutbreak {
  let found: { alert: ReplayAlert; day: string } | undefined;
  for (const alert of alerts) {
    const day = dayOfFinding(alert, outbreak);
    if (day === undefined || (found && found.day <= day) || !isLocated(alert, context)) continue;
    if (isAbout(alert, outbreak, context)) found = { alert, day };
  }
  return {
    ...outbreak,
    daysToDetection: found ? dayOfDate(found.day) - dayOfDate(outbreak.from) : null,
    alert: found?.alert ?? null,
  };
}

/**
 * Compares what a replay said with what was planted. An outbreak is found by an alert that is about
 * it and says where it is; one about the whole district is not false, but found nothing. Outbreaks that began outside the replayed days
 * do not count, since nobody could have found them in time; alerts about them are not false.
 *
 * @param days civil days, both included
 */
export function judgeReplay(
  replay: Pick<Replay, 'alerts' | 'days'>,
  planted: readonly PlantedOutbreak[],
  days: { from: string; to: string },
  context: JudgeContext,
): Judgement {
  const within = planted.filter(({ from }) => from >= days.from && from <= days.to);
  const outbreaks = within.map((outbreak) => judgeOutbreak(outbreak, replay.alerts, context));
  const found = outbreaks.flatMap((outbreak) => outbreak.daysToDetection ?? []);
  const falseAlerts = replay.alerts.filter(
    (alert) => !planted.some((outbreak) => isAbout(alert, outbreak, context)),
  );
  const weeks = replay.days / 7;
  return {
    outbreaks,
    sensitivity: found.length / outbreaks.length,
    medianDaysToDetection: median(found),
    falseAlerts,
    falsePerWeek: falseAlerts.length / weeks,
    alertsPerWeek: replay.alerts.length / weeks,
    weeklyBudget: context.weeklyBudget,
  };
}
