import { checkTask, zoneEndsOf } from './alive-model.ts';
import { nullDrawOf, type NullDraw } from './null-draw.ts';
import { columnsOf, countsOf, measureOf, type Columns, type Measure } from './scan-measure.ts';
import type { Cluster, ScanTask } from './scan-task.ts';
import { relativeRiskOf } from './statistic.ts';

/** The best window of a centre so far; columns are inclusive. */
interface Best {
  statistic: number;
  /** entry of `members` where its zone ends, itself in */
  last: number;
  from: number;
  to: number;
  cases: number;
  expected: number;
}

const noBest = (): Best => ({ statistic: 0, last: -1, from: 0, to: 0, cases: 0, expected: 0 });

/** What is common to the observed data and to all replicates. */
interface Ready {
  task: ScanTask;
  columns: Columns;
  measure: Measure;
  /** places × (columns + 1): expected before each column, from 0 to the sum of the row */
  expected: Float64Array;
  zoneEnds: Int32Array;
  /** of the zone at hand, as the rows of places */
  zoneCases: Float64Array;
  zoneExpected: Float64Array;
}

/** Rows of sums before each column, so that a window is a difference of two. */
function cumulative(
  values: Float64Array,
  places: number,
  width: number,
  out = new Float64Array(places * (width + 1)),
): Float64Array {
  for (let p = 0; p < places; p++) {
    const row = p * (width + 1);
    for (let d = 0; d < width; d++) out[row + d + 1] = out[row + d]! + values[p * width + d]!;
  }
  return out;
}

function makeReady(task: ScanTask): Ready {
  checkTask(task);
  const { places } = task.neighbours;
  const columns = columnsOf(task);
  const measure = measureOf(task, columns);
  return {
    task,
    columns,
    measure,
    expected: cumulative(measure.expected, places, columns.count),
    zoneEnds: zoneEndsOf(task, measure.weight),
    zoneCases: new Float64Array(columns.count + 1),
    zoneExpected: new Float64Array(columns.count + 1),
  };
}

/** All windows of the zone at hand, which ends at entry `last` of `members`. */
function scanZone(ready: Ready, last: number, best: Best): void {
  const { columns, measure, zoneCases, zoneExpected } = ready;
  const { minCases } = ready.task;
  for (let end = Math.max(columns.earliestEnd + 1, columns.shortest); end <= columns.count; end++) {
    const earliest = Math.max(columns.first, end - columns.longest);
    for (let from = end - columns.shortest; from >= earliest; from--) {
      const n = zoneCases[end]! - zoneCases[from]!;
      if (n < minCases) continue;
      const mu = zoneExpected[end]! - zoneExpected[from]!;
      if (n <= mu || measure.bound(n, mu) * (1 + 1e-9) <= best.statistic) continue;
      const statistic = measure.statistic(n, mu);
      if (!(statistic > best.statistic)) continue;
      best.statistic = statistic;
      best.last = last;
      best.from = from;
      best.to = end - 1;
      best.cases = n;
      best.expected = mu;
    }
  }
}

/**
 * All zones of a centre. A place that adds no case to a zone makes no window of it better: more is
 * expected for the same cases.
 */
function scanCentre(ready: Ready, counts: Float64Array, centre: number, best: Best): void {
  const { task, columns, expected, zoneEnds, zoneCases, zoneExpected } = ready;
  const { starts, members } = task.neighbours;
  const width = columns.count + 1;
  zoneCases.fill(0);
  zoneExpected.fill(0);
  for (let i = starts[centre]!; i < zoneEnds[centre]!; i++) {
    const row = members[i]! * width;
    for (let d = 1; d < width; d++) zoneExpected[d]! += expected[row + d]!;
    if (counts[row + width - 1] === counts[row + columns.first]) continue;
    for (let d = 1; d < width; d++) zoneCases[d]! += counts[row + d]!;
    scanZone(ready, i, best);
  }
}

function windowsOf({ task, columns, zoneEnds }: Ready): number {
  const zones = zoneEnds.reduce((sum, end, c) => sum + end - task.neighbours.starts[c]!, 0);
  let runs = 0;
  for (let end = Math.max(columns.earliestEnd + 1, columns.shortest); end <= columns.count; end++) {
    const earliest = Math.max(columns.first, end - columns.longest);
    runs += Math.max(0, end - columns.shortest - earliest + 1);
  }
  return zones * runs;
}

function clusterOf(ready: Ready, centre: number, best: Best): Cluster {
  const { columns, measure, task } = ready;
  const { starts, members, distances } = task.neighbours;
  const total = task.model === 'eb-poisson' ? undefined : measure.cases;
  return {
    centre,
    members: members.slice(starts[centre]!, best.last + 1),
    radius: distances[best.last]!,
    from: columns.from[best.from]!,
    to: columns.to[best.to]!,
    cases: best.cases,
    expected: best.expected,
    relativeRisk: relativeRiskOf(best.cases, best.expected, total),
    statistic: best.statistic,
  };
}

function observe(ready: Ready): Cluster[] {
  const { task, columns } = ready;
  const { places } = task.neighbours;
  const counts = cumulative(countsOf(task.cases, places, columns), places, columns.count);
  const clusters: Cluster[] = [];
  for (let centre = 0; centre < places; centre++) {
    const best = noBest();
    scanCentre(ready, counts, centre, best);
    if (best.last >= 0) clusters.push(clusterOf(ready, centre, best));
  }
  return clusters;
}

function fillMaxima(
  ready: Ready,
  draw: NullDraw,
  seed: number,
  first: number,
  out: Float64Array,
): void {
  const { task, columns } = ready;
  const { places } = task.neighbours;
  const counts = new Float64Array(places * columns.count);
  const sums = new Float64Array(places * (columns.count + 1));
  for (let r = 0; r < out.length; r++) {
    counts.fill(0);
    draw(seed, first + r, counts);
    cumulative(counts, places, columns.count, sums);
    const best = noBest();
    for (let centre = 0; centre < places; centre++) scanCentre(ready, sums, centre, best);
    out[r] = best.statistic;
  }
}

/**
 * A scan of any model and any windows, every zone and window in turn. It is the plain way; alive
 * windows have a faster one.
 */
export interface ScalarScan {
  /** zones × windows */
  windows: number;
  /** the best window of each centre that has one with more cases than expected */
  bestOfCentres(): Cluster[];
  /** the largest statistic of replicates `first`, `first + 1`, …, as many as `out` holds */
  maxima(seed: number, first: number, out: Float64Array): void;
  /** the statistic of a zone of any shape during slots `from` to `to` (inclusive), found or not */
  score(members: ArrayLike<number>, from: number, to: number): number;
}

/**
 * Makes a task ready: what is expected, and how far zones reach.
 *
 * @throws RangeError where the task is out of order, lacks the baseline or controls of its model, or
 *   has cases where nothing is expected: got and wanted
 */
export function prepareScalarScan(task: ScanTask): ScalarScan {
  const ready = makeReady(task);
  let draw: NullDraw | undefined;
  return {
    windows: windowsOf(ready),
    bestOfCentres: () => observe(ready),
    maxima: (seed, first, out) => {
      // nothing is expected anywhere: there is nothing to draw
      if (!ready.measure.expected.some((mu) => mu > 0)) return void out.fill(0);
      draw ??= nullDrawOf(task, ready.columns, ready.measure);
      fillMaxima(ready, draw, seed, first, out);
    },
    score: (members, from, to) => scoreOf(ready, members, from, to),
  };
}

function scoreOf(ready: Ready, members: ArrayLike<number>, from: number, to: number): number {
  const { task, columns, measure, expected } = ready;
  const { places } = task.neighbours;
  const [first, last] = [columns.of[from]!, columns.of[to]!];
  if (columns.from[first] !== from || columns.to[last] !== to) {
    throw new RangeError(`scan: got slots ${from} to ${to}, wanted a window of this task`);
  }
  const counts = cumulative(countsOf(task.cases, places, columns), places, columns.count);
  let [n, mu] = [0, 0];
  for (let i = 0; i < members.length; i++) {
    const row = members[i]! * (columns.count + 1);
    n += counts[row + last + 1]! - counts[row + first]!;
    mu += expected[row + last + 1]! - expected[row + first]!;
  }
  return n > mu ? measure.statistic(n, mu) : 0;
}

/** The best window of each centre, and the best of them all where there is one. */
export function observedScan(task: ScanTask): { best: Cluster[]; mostLikely: Cluster | undefined } {
  const best = prepareScalarScan(task).bestOfCentres();
  const mostLikely = best.reduce<Cluster | undefined>(
    (top, c) => (top && top.statistic >= c.statistic ? top : c),
    undefined,
  );
  return { best, mostLikely };
}

/** The largest statistic of replicates `first` … `first + count - 1` into the beginning of `out`. */
export function replicateMaxima(
  task: ScanTask,
  seed: number,
  first: number,
  count: number,
  out: Float64Array,
): void {
  prepareScalarScan(task).maxima(seed, first, out.subarray(0, count));
}
