import type { Evidence, StripDay } from '../../model/foresight-view.ts';
import type { DemandCube } from '../../store/demand-cube.ts';
import type { Found, Look } from './detect-series.ts';
import { firstFrom, type Series } from './series.ts';
import { dateAt } from './look-at-day.ts';

/** Days that the strip shows. */
const stripDays = 56;
/** Days before the strip from which its expectation comes, and at least so many of them. */
const pastDays = 365;

/** Cases of a zone a day over the days `from … to`, as known at the end of `to`. */
function casesByDay(
  cube: DemandCube,
  rows: Int32Array,
  inside: (place: number) => boolean,
  { from, to }: { from: number; to: number },
): Float64Array {
  const counts = new Float64Array(to - from + 1);
  for (let i = firstFrom(cube, rows, from); i < rows.length; i++) {
    const row = rows[i]!;
    const day = cube.opened[row]!;
    if (day > to) break;
    if (cube.known[row]! > to || cube.until[row]! <= to || !inside(cube.place[row]!)) continue;
    counts[day - from]!++;
  }
  return counts;
}

/**
 * The last eight weeks of a zone. Expected is its own mean a day over the year before the cluster
 * (since the first demand of all, where that is later), scaled so that the days of the cluster
 * together expect what the method said.
 */
export function stripOf(look: Look, series: Series, found: Found): StripDay[] {
  const { cube, pointOf, day } = look;
  const members = new Set(found.members);
  const inside = (place: number) => members.has(pointOf[place]!);
  const first = Math.max(0, day - stripDays + 1);
  const begin = Math.max(0, Math.min(first, day - pastDays + 1));
  const counts = casesByDay(cube, series.rows, inside, { from: begin, to: day });
  const silent = new Set(look.silent);
  const weekdays = Array.from({ length: 7 }, () => ({ cases: 0, days: 0 }));
  let [total, days] = [0, 0];
  // days before the first demand of all are not days without demands
  const firstKnown = cube.length > 0 ? cube.opened[0]! : day;
  for (let at = Math.max(begin, firstKnown); at < found.from; at++) {
    if (silent.has(at)) continue;
    const sum = weekdays[at % 7]!;
    sum.cases += counts[at - begin]!;
    sum.days++;
    total += counts[at - begin]!;
    days++;
  }
  const mean = days > 0 ? total / days : 0;
  // a week as if of the mean keeps a weekday with few cases from saying 0
  const usual = weekdays.map((w) => (w.cases + 7 * mean) / (w.days + 7));
  let inWindow = 0;
  for (let at = found.from; at <= found.to; at++) inWindow += usual[at % 7]!;
  const windowDays = found.to - found.from + 1;
  const rounded = (n: number) => Math.round(n * 100) / 100;
  return Array.from({ length: day - first + 1 }, (_, i) => {
    const at = first + i;
    const inCluster = at >= found.from && at <= found.to;
    const expected = !inCluster
      ? usual[at % 7]!
      : inWindow > 0
        ? (usual[at % 7]! * found.expected) / inWindow
        : found.expected / windowDays;
    return { day: dateAt(cube, at), cases: counts[at - begin]!, expected: rounded(expected) };
  });
}

/** Members with their cases in the window, and their share of what is expected by their own past. */
export function membersOf(look: Look, series: Series, found: Found): Evidence['members'] {
  const { cube, pointOf, points, day } = look;
  const index = new Map(Array.from(found.members, (m, i) => [m, i]));
  const cases = new Int32Array(found.members.length);
  const past = new Float64Array(found.members.length);
  const { rows } = series;
  for (let i = firstFrom(cube, rows, Math.max(0, day - pastDays + 1)); i < rows.length; i++) {
    const row = rows[i]!;
    const opened = cube.opened[row]!;
    if (opened > found.to) break;
    if (cube.known[row]! > day || cube.until[row]! <= day) continue;
    const member = index.get(pointOf[cube.place[row]!]!);
    if (member === undefined) continue;
    if (opened >= found.from) cases[member]!++;
    else past[member]!++;
  }
  // half a case each: a place that never had one is not impossible
  const weight = past.reduce((sum, n) => sum + n + 0.5, 0);
  return Array.from(found.members, (m, i) => ({
    place: points.codes[m]!,
    cases: cases[i]!,
    expected: Math.round(((past[i]! + 0.5) / weight) * found.expected * 100) / 100,
  }));
}
