import type { Cluster, Neighbours, ScanTask, Significance } from '../../kernels/scan/scan-task.ts';
import { dayOfDate } from '../../kernels/workdays/zone-clock.ts';
import type { Detector } from '../../model/detector.ts';
import type { DemandCube } from '../../store/demand-cube.ts';
import { placeBaseline } from './place-baseline.ts';
import type { PointSet } from './point-set.ts';
import type { ScanPool } from './scan-pool.ts';
import { casesOf, type Series } from './series.ts';

/** A cluster found in one series, in points and days of the cube. */
export interface Found {
  /** points, the centre first */
  members: Int32Array;
  radiusMetres: number;
  from: number;
  to: number;
  cases: number;
  expected: number;
  statistic: number;
  p: number;
  recurrenceDays: number;
}

/** What a detector looks at: the same for all its series on one day. */
export interface Look {
  detector: Detector;
  cube: DemandCube;
  points: PointSet;
  /** point of each place of the cube, or -1 */
  pointOf: Int32Array;
  /** index of the day */
  day: number;
  /** days before it that are unknown */
  silent: readonly number[];
  pool: ScanPool;
}

/** Beyond a hundred years no model of a city's demands means anything. */
export const longestRecurrence = 36_500;
/** Detections as rare as a tenth of the bar are kept, so that one sees what nearly spoke. */
export const keptShare = 0.1;
/** Clusters of a series that are kept. */
export const mostClusters = 3;
/** Weekday 0 … 6 of a civil day's index since 1970: strata only have to differ. */
const weekday = (day: number) => ((day % 7) + 7) % 7;

/** Days of history that a detector looks at, its last day included. */
export function historyDays({ method }: Detector): number {
  switch (method.kind) {
    case 'space-time':
    case 'subset':
      return method.historyDays;
    case 'ears':
      return method.baselineDays + 10;
    case 'cusum':
      return method.baselineDays + 60;
    case 'farrington':
      return (method.yearsBack * 53 + method.halfWidthWeeks + 4) * 7;
  }
}

/** The same draws for the same day and series, whatever ran before. */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Whether any zone holds so many cases from a slot on: else no cluster can. */
export function recentEnough(
  cases: { place: Int32Array; slot: Int32Array; count: Int32Array },
  neighbours: Neighbours,
  firstSlot: number,
  minCases: number,
): boolean {
  const recent = new Int32Array(neighbours.places);
  let total = 0;
  for (let i = cases.place.length - 1; i >= 0 && cases.slot[i]! >= firstSlot; i--) {
    recent[cases.place[i]!]! += cases.count[i]!;
    total += cases.count[i]!;
  }
  if (total < minCases) return false;
  for (let c = 0; c < neighbours.places; c++) {
    let held = 0;
    for (let k = neighbours.starts[c]!; k < neighbours.starts[c + 1]!; k++) {
      held += recent[neighbours.members[k]!]!;
    }
    if (held >= minCases) return true;
  }
  return false;
}

type SpaceTime = Extract<Detector['method'], { kind: 'space-time' }>;

/** The scan that a series asks for; undefined where too little happened lately to be a cluster. */
export function scanTask(look: Look, series: Series, method: SpaceTime): ScanTask | undefined {
  const { cube, points, day } = look;
  // before the feed began there is nothing to compare with
  const from = Math.max(0, day - method.historyDays + 1, cube.opened[0] ?? 0);
  const slots = day - from + 1;
  // a third of the span at most: what is new all over its history is no cluster in time
  const longest = Math.min(method.windowDays, Math.floor(slots / 3));
  if (longest < 1) return undefined;
  const { total, ...cases } = casesOf(cube, series, look.pointOf, { from, to: day });
  if (total < method.minCases * 2) return undefined;
  const neighbours = points.within({ radiusMetres: method.radiusMetres });
  if (!recentEnough(cases, neighbours, slots - longest, method.minCases)) return undefined;
  const task: ScanTask = {
    model: method.model,
    neighbours,
    slots,
    cases,
    windows: 'alive',
    shortest: 1,
    longest,
    maxShare: method.maxShare,
    minCases: method.minCases,
  };
  if (method.model === 'eb-poisson') {
    const unknown = look.silent.map((d) => d - from);
    return {
      ...task,
      baseline: placeBaseline(cases, {
        places: neighbours.places,
        slots,
        window: longest,
        weekday: method.weekday,
        unknown,
      }),
    };
  }
  if (!method.weekday) return task;
  return {
    ...task,
    stratum: Uint8Array.from({ length: slots }, (_, slot) => weekday(from + slot)),
  };
}

/**
 * Days between two such clusters by chance. Where no replicate came near, the tail of a Gumbel
 * distribution fitted to the replicates says more than their number (Abrams et al. 2010).
 */
export function recurrenceOf(p: number, gumbelP: number | null, replicates: number): number {
  const reachedNone = p <= 1 / replicates;
  const days = reachedNone && gumbelP !== null ? Math.max(1 / p, 1 / gumbelP) : 1 / p;
  return Math.min(days, longestRecurrence);
}

/** How sure one has to be of a series, and when to stop asking. */
export function inferenceOf({ detector, cube, day }: Look, series: Series, replicates: number) {
  const rarest = Math.min(detector.speaksAtDays * keptShare, replicates);
  return {
    replicates,
    seed: seedOf(
      `${detector.code} ${series.level} ${series.category} ${dayOfDate(cube.from) + day}`,
    ),
    // after so many replicates that do better it can no longer be rare enough to be kept
    stopAt: Math.max(3, Math.ceil((replicates + 1) / rarest) + 1),
    analysisDays: 1,
    maxClusters: mostClusters,
  };
}

/** A cluster of a task as found on the days of the cube. */
export const foundOf =
  ({ day }: Look, task: ScanTask, replicates: number) =>
  (cluster: Cluster & Significance): Found => ({
    members: centreFirst(cluster),
    radiusMetres: cluster.radius * 1000,
    from: day - task.slots + 1 + cluster.from,
    to: day - task.slots + 1 + cluster.to,
    cases: cluster.cases,
    expected: cluster.expected,
    statistic: cluster.statistic,
    p: cluster.p,
    recurrenceDays: recurrenceOf(cluster.p, cluster.gumbelP, replicates),
  });

/** A subset need not hold its centre: the nearest of its places speaks for it then. */
const centreFirst = ({ centre, members }: Cluster): Int32Array =>
  members.includes(centre) && members[0] !== centre
    ? Int32Array.of(centre, ...members.filter((m) => m !== centre))
    : members;

/** Those that are worth keeping. */
export const keptOf = ({ detector }: Look, found: readonly Found[]): Found[] =>
  found.filter((f) => f.recurrenceDays >= detector.speaksAtDays * keptShare);

/** Clusters of a series in space and time that are worth keeping, strongest first. */
export async function detectSpaceTime(
  look: Look,
  series: Series,
  method: SpaceTime,
): Promise<Found[] | undefined> {
  const task = scanTask(look, series, method);
  if (!task) return undefined;
  const { replicates } = method;
  const answer = await look.pool.scan(task, inferenceOf(look, series, replicates));
  return keptOf(look, answer.clusters.map(foundOf(look, task, replicates)));
}
