import type { Cases } from '../../kernels/scan/scan-task.ts';
import type { Detector } from '../../model/detector.ts';
import type { DemandCube } from '../../store/demand-cube.ts';
import type { Level } from './foresight.ts';
import type { PointSet } from './point-set.ts';
import { categoriesBelow, categoryLine, type Watch } from './watch.ts';

/** One series that a detector watches: all demands of a category (and those below it) by place and day. */
export interface Series {
  level: Level;
  /** '' for all together */
  category: string;
  /** rows of the cube, by day of opening */
  rows: Int32Array;
}

export const seriesKey = (series: { level: string; category: string }): string =>
  `${series.level}:${series.category}`;

/** Whether a detector counts a category, given with those above it. */
export function counts(detector: Detector, line: readonly string[]): boolean {
  const { categories, except = [] } = detector;
  const named = categories.length === 0 || line.some((c) => categories.includes(c));
  return named && !line.some((c) => except.includes(c));
}

/**
 * The categories that a detector counts in a series: that of the series with all below it, but those
 * left out. Undefined = all there are.
 */
export function categoriesCounted(
  watch: Pick<Watch, 'categories' | 'detectors'>,
  detector: string,
  series: string,
): string[] | undefined {
  const below = categoriesBelow(watch, series);
  const except = watch.detectors[detector]?.except ?? [];
  if (except.length === 0) return below;
  const left = (code: string) => categoryLine(watch, code).some((c) => except.includes(c));
  return (below ?? [...watch.categories.keys()]).filter((code) => !left(code));
}

/** The series that each category of the cube counts for. */
function seriesOfCategory(watch: Watch, detector: Detector, code: string, parents: Set<string>) {
  const line = code === '' ? [] : categoryLine(watch, code);
  if (!counts(detector, line)) return [];
  return detector.levels.flatMap((level) => {
    if (level === 'all') return [seriesKey({ level, category: '' })];
    if (level === 'leaf') {
      return code === '' || parents.has(code) ? [] : [seriesKey({ level, category: code })];
    }
    // with categories named, a family begins at the named one and ends below it
    const top = line.findIndex((c) => detector.categories.includes(c));
    const within = detector.categories.length === 0 ? line : line.slice(0, top + 1);
    return within.filter((c) => parents.has(c)).map((category) => seriesKey({ level, category }));
  });
}

/** All series of a detector over the cube, by level and category. Empty ones are not there. */
export function seriesOf(watch: Watch, detector: Detector, cube: DemandCube): Series[] {
  const parents = new Set(
    [...watch.categories.values()].flatMap(({ parent }) => (parent === null ? [] : [parent])),
  );
  const keysOf = cube.categories.map((code) => seriesOfCategory(watch, detector, code, parents));
  const rows = new Map<string, number[]>();
  for (let i = 0; i < cube.length; i++) {
    for (const key of keysOf[cube.category[i]!]!) {
      const list = rows.get(key);
      if (list) list.push(i);
      else rows.set(key, [i]);
    }
  }
  return [...rows]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, list]) => {
      const colon = key.indexOf(':');
      return {
        level: key.slice(0, colon) as Level,
        category: key.slice(colon + 1),
        rows: Int32Array.from(list),
      };
    });
}

/** First of `rows` that was opened on `day` or later. */
export function firstFrom(cube: DemandCube, rows: Int32Array, day: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cube.opened[rows[middle]!]! < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Points by the cube's places, -1 where a place is no part of any. */
export const pointsOfCube = (points: PointSet, cube: DemandCube): Int32Array =>
  Int32Array.from(cube.places, (code) => points.pointOf(code) ?? -1);

/**
 * The cases of a series on the days `from … to` as they were known at the end of `to`, with slots
 * from `from` on; sorted by slot, one entry a place and slot.
 */
export function casesOf(
  cube: DemandCube,
  series: Series,
  pointOf: Int32Array,
  { from, to }: { from: number; to: number },
): Cases & { total: number } {
  const begin = firstFrom(cube, series.rows, from);
  const end = firstFrom(cube, series.rows, to + 1);
  const place = new Int32Array(end - begin);
  const slot = new Int32Array(end - begin);
  const count = new Int32Array(end - begin);
  const last = new Map<number, number>();
  let [n, total, day] = [0, 0, -1];
  for (let i = begin; i < end; i++) {
    const row = series.rows[i]!;
    const point = pointOf[cube.place[row]!]!;
    if (point < 0 || cube.known[row]! > to || cube.until[row]! <= to) continue;
    const opened = cube.opened[row]!;
    if (opened !== day) {
      last.clear();
      day = opened;
    }
    total++;
    const entry = last.get(point);
    if (entry !== undefined) {
      count[entry]!++;
      continue;
    }
    last.set(point, n);
    place[n] = point;
    slot[n] = opened - from;
    count[n++] = 1;
  }
  return {
    place: place.subarray(0, n),
    slot: slot.subarray(0, n),
    count: count.subarray(0, n),
    total,
  };
}

/** A feed is expected to bring at least so many a day before an empty day counts as its fault. */
const steadyFeed = 5;

/**
 * Days (indices of the cube, ascending, `from … to`) on which nothing at all was opened though the
 * feed usually brings at least five a day: they are unknown, not zero.
 */
export function silentDays(cube: DemandCube, { from, to }: { from: number; to: number }): number[] {
  const perDay = new Int32Array(to - from + 1);
  for (let i = 0; i < cube.length; i++) {
    const day = cube.opened[i]!;
    if (day >= from && day <= to && cube.known[i]! <= to) perDay[day - from]!++;
  }
  const first = perDay.findIndex((n) => n > 0);
  if (first < 0) return [];
  const held = perDay.filter((n) => n > 0);
  const mean = held.reduce((sum, n) => sum + n, 0) / held.length;
  if (mean < steadyFeed) return [];
  return [...perDay].flatMap((n, i) => (n === 0 && i > first ? [from + i] : []));
}
