/** A place on the Earth, WGS84. */
export interface PlanPoint {
  lat: number;
  lon: number;
}

/** One crew on one day: what it can do, and for how long. Minutes count from midnight. */
export interface PlanShift {
  /** the day, as the caller numbers days */
  day: number;
  /** where it sets out and where it returns to */
  base: PlanPoint;
  startMinute: number;
  /** when it has to be back */
  endMinute: number;
  skills: readonly string[];
}

/** A visit that could be made. */
export interface PlanVisit {
  point: PlanPoint;
  /** visits with the same one serve the same problem: the second is worth less */
  cell: string;
  /** what a crew must know; null where anybody will do */
  skill: string | null;
  /** time on the spot */
  minutes: number;
  /** expected demands that it forestalls */
  worth: number;
  /** has to be made, whatever it is worth */
  isMust?: boolean;
  /** the shift that it has to be in: somebody has locked it there */
  shift?: number;
  /** days on which it can be made; all when absent */
  days?: readonly number[];
  /** minutes of the day between which work on the spot has to begin */
  window?: { from: number; to: number };
}

export interface PlanTask {
  shifts: readonly PlanShift[];
  visits: readonly PlanVisit[];
  /** how much longer the way is than the straight line */
  detour: number;
  metresPerMinute: number;
  /** what every further visit to the same cell is worth, as a share of its worth */
  fade: number;
  /** rounds of taking apart and putting together again */
  rounds: number;
  seed: number;
}

const isPoint = ({ lat, lon }: PlanPoint) => Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
const isMinute = (minute: number) => minute >= 0 && minute <= 48 * 60;

/**
 * Refuses a task that makes no sense.
 *
 * @throws RangeError with what was wrong, where
 */
export function checkPlanTask(task: PlanTask): void {
  const { shifts, visits, detour, metresPerMinute, fade, rounds } = task;
  const fail = (what: string): never => {
    throw new RangeError(`plan: ${what}`);
  };
  if (!(detour >= 1)) fail(`got a detour of ${detour}, wanted 1 or more`);
  if (!(metresPerMinute > 0)) fail(`got ${metresPerMinute} m a minute, wanted more than 0`);
  if (!(fade >= 0 && fade <= 1)) fail(`got a fade of ${fade}, wanted 0 to 1`);
  if (!(Number.isInteger(rounds) && rounds >= 0)) fail(`got ${rounds} rounds, wanted 0 or more`);
  for (const [i, { base, startMinute, endMinute }] of shifts.entries())
    if (!(isPoint(base) && isMinute(startMinute) && isMinute(endMinute) && endMinute > startMinute))
      fail(`got ${startMinute} to ${endMinute} at ${base.lat}, ${base.lon} for shift ${i}`);
  for (const [i, { point, minutes, worth, shift, window }] of visits.entries()) {
    if (!(isPoint(point) && minutes > 0 && worth >= 0 && Number.isFinite(worth)))
      fail(`got ${minutes} min worth ${worth} at ${point.lat}, ${point.lon} for visit ${i}`);
    if (shift !== undefined && !(Number.isInteger(shift) && shifts[shift]))
      fail(`got shift ${shift} for visit ${i}, wanted 0 to ${shifts.length - 1}`);
    if (window && !(window.from <= window.to)) fail(`got a window that ends early, visit ${i}`);
  }
}

/** Whether the crew of a shift could make this visit at all, time apart. */
export const suits = (visit: PlanVisit, shift: PlanShift, index: number): boolean =>
  (visit.shift === undefined || visit.shift === index) &&
  (visit.skill === null || shift.skills.includes(visit.skill)) &&
  (visit.days === undefined || visit.days.includes(shift.day));
