import { dateOfDay, dayOfDate } from '../../kernels/workdays/zone-clock.ts';
import type { Detector } from '../../model/detector.ts';
import { problem, type Problem } from '../../model/problem.ts';
import type { DemandCube } from '../../store/demand-cube.ts';
import { detectDaily } from './detect-daily.ts';
import { detectSpaceTime, historyDays, type Found, type Look } from './detect-series.ts';
import { detectSubset } from './detect-subset.ts';
import type { Sighting } from './foresight.ts';
import { pointSetOf, type PointSet } from './point-set.ts';
import type { ScanPool } from './scan-pool.ts';
import { pointsOfCube, seriesOf, silentDays, type Series } from './series.ts';
import type { Watch } from './watch.ts';

/** A detector over a cube: what does not change from day to day is worked out once. */
export interface Watching {
  detector: Detector;
  cube: DemandCube;
  points: PointSet;
  pointOf: Int32Array;
  series: Series[];
}

/** Keeps the points of each kind of place: neighbours are the same for all detectors and series. */
export function createPointSets(watch: Watch): (placeKind: string | undefined) => PointSet {
  const kept = new Map<string | undefined, PointSet>();
  return (placeKind) => {
    const known = kept.get(placeKind);
    if (known) return known;
    const made = pointSetOf(watch, placeKind);
    kept.set(placeKind, made);
    return made;
  };
}

export function watching(
  watch: Watch,
  detector: Detector,
  cube: DemandCube,
  points: PointSet,
): Watching {
  const pointOf = pointsOfCube(points, cube);
  return { detector, cube, points, pointOf, series: seriesOf(watch, detector, cube) };
}

export const dayIndex = (cube: DemandCube, day: string) => dayOfDate(day) - dayOfDate(cube.from);
export const dateAt = (cube: DemandCube, index: number) => dateOfDay(dayOfDate(cube.from) + index);

/** What a detector sees on a day; `problems` says what it cannot see. */
export function lookAt(
  { detector, cube, points, pointOf }: Watching,
  day: string,
  pool: ScanPool,
): { look: Look; problems: Problem[] } {
  const index = dayIndex(cube, day);
  const from = Math.max(0, index - historyDays(detector) + 1);
  const silent = silentDays(cube, { from, to: index });
  const problems: Problem[] = [];
  if (silent.length > 0) {
    const shown = silent.slice(-5).map((at) => dateAt(cube, at));
    problems.push(
      problem(
        'feed.silent',
        `days ${dateAt(cube, from)} … ${day}`,
        '有些日子没有收到任何诉求，按“未知”处理，不当作零',
        'on some days no demand came in at all: they count as unknown, not as zero',
        { got: `${silent.length}: ${shown.join(', ')}`, wanted: 'demands on every day' },
      ),
    );
  }
  let [outside, all] = [0, 0];
  for (let i = 0; i < cube.length; i++) {
    if (cube.opened[i]! < from || cube.opened[i]! > index || cube.until[i]! <= index) continue;
    all++;
    if (pointOf[cube.place[i]!]! < 0) outside++;
  }
  if (outside > all * 0.2) {
    problems.push(
      problem(
        'place.coarse',
        `detectors.${detector.code}.placeKind`,
        '许多诉求的地点太粗或缺失，未参与分析',
        'many demands have no place as fine as this and are not looked at',
        { got: `${outside} of ${all}`, wanted: 'at most a fifth' },
      ),
    );
  }
  return { look: { detector, cube, points, pointOf, day: index, silent, pool }, problems };
}

/** Whether the day itself brought nothing though the feed usually does: then nothing can be said of it. */
export const isSilent = (look: Look): boolean => look.silent.at(-1) === look.day;

/**
 * Looks at one series. Undefined where too little happened for the method to say anything, which
 * costs next to nothing.
 */
export async function detectIn(look: Look, series: Series): Promise<Found[] | undefined> {
  const { method } = look.detector;
  switch (method.kind) {
    case 'space-time':
      return detectSpaceTime(look, series, method);
    case 'subset':
      return detectSubset(look, series, method);
    case 'ears':
    case 'farrington':
    case 'cusum':
      return detectDaily(look, series, method);
  }
}

/** A cluster in codes and civil days. */
export function sightingOf(look: Look, series: Series, found: Found): Sighting {
  const { cube, points, detector } = look;
  return {
    detector: detector.code,
    level: series.level,
    category: series.category,
    day: dateAt(cube, look.day),
    centre: points.codes[found.members[0]!]!,
    places: Array.from(found.members, (m) => points.codes[m]!),
    radiusMetres: Math.round(found.radiusMetres),
    since: dateAt(cube, found.from),
    until: dateAt(cube, found.to),
    cases: found.cases,
    expected: found.expected,
    statistic: found.statistic,
    p: found.p,
    recurrenceDays: found.recurrenceDays,
  };
}
