import { readCounts, type CountRows } from '../connectors/satscan/read-counts.ts';
import {
  readPlaces,
  type CoordinateKind,
  type PlaceRows,
} from '../connectors/satscan/read-places.ts';
import { readPopulation } from '../connectors/satscan/read-population.ts';
import { dateText } from '../connectors/satscan/read-date.ts';
import type { StudyPeriod } from '../connectors/satscan/study-period.ts';
import { nearestPlaces, type NeighbourLimits } from '../kernels/scan/neighbours.ts';
import { expectedFromPeople } from '../kernels/scan/population.ts';
import type { Cases, ScanModel, ScanTask } from '../kernels/scan/scan-task.ts';
import { ProblemError, problem } from '../model/problem.ts';

/** What is to be scanned, as checked options of the command line. */
export interface ScanAsked {
  cases: string;
  geo: string;
  pop?: string;
  ctl?: string;
  baseline?: string;
  model: ScanModel;
  coords: CoordinateKind;
  windows: ScanTask['windows'];
  /** undefined where files carry no dates */
  period: StudyPeriod | undefined;
  /** slots; half of the period where not said */
  maxWindow?: number;
  minWindow: number;
  maxRadius?: number;
  maxShare: number;
  maxPlaces?: number;
  minCases: number;
  dow: boolean;
}

export interface ScanInput {
  task: ScanTask;
  places: PlaceRows;
  ms: { read: number; neighbours: number };
}

const refuse = (
  code: string,
  path: string,
  zh: string,
  en: string,
  got: unknown,
  wanted: string,
): never => {
  throw new ProblemError(problem(code, path, zh, en, { got, wanted }));
};

/** Rows of the same place and slot laid together. */
function casesOf({ place, slot, count }: CountRows, slots: number): Cases {
  const sums = new Map<number, number>();
  for (let i = 0; i < place.length; i++) {
    if (count[i] === 0) continue;
    const key = place[i]! * slots + slot[i]!;
    sums.set(key, (sums.get(key) ?? 0) + count[i]!);
  }
  const keys = Float64Array.from(sums.keys()).sort();
  return {
    place: Int32Array.from(keys, (key) => Math.floor(key / slots)),
    slot: Int32Array.from(keys, (key) => key % slots),
    count: Int32Array.from(keys, (key) => sums.get(key)!),
  };
}

function matrixOf({ place, slot, count }: CountRows, places: number, slots: number): Float64Array {
  const matrix = new Float64Array(places * slots);
  for (let i = 0; i < place.length; i++) matrix[place[i]! * slots + slot[i]!]! += count[i]!;
  return matrix;
}

/** A place with cases where nobody lives and nothing is expected makes every window infinitely odd. */
function checkCovered(
  asked: ScanAsked,
  cases: Cases,
  baseline: Float64Array,
  slots: number,
  places: PlaceRows,
): void {
  for (let i = 0; i < cases.place.length; i++) {
    const [p, t] = [cases.place[i]!, cases.slot[i]!];
    // a purely spatial scan looks at all slots together
    const expected =
      asked.windows === 'none'
        ? baseline.subarray(p * slots, (p + 1) * slots).reduce((sum, v) => sum + v, 0)
        : baseline[p * slots + t]!;
    if (expected > 0) continue;
    const when = asked.period ? `, ${dateText(asked.period.bounds[t]!)}` : '';
    refuse(
      'input.population',
      `${asked.pop ?? asked.baseline}, place ${places.ids[p]}${when}`,
      '有案件但人口为零',
      'There are cases where there are no people',
      `${cases.count[i]} cases, 0 people`,
      'more than 0 people',
    );
  }
}

async function readPeople(
  asked: ScanAsked,
  places: PlaceRows,
  rows: CountRows,
  bounds: Float64Array,
): Promise<Float64Array> {
  const path = asked.pop!;
  const year = asked.period ? new Date(asked.period.end * 86_400_000).getUTCFullYear() : 2000;
  const people = await readPopulation(path, places.indexOf, year, rows.strata);
  if (!people.people.some((n) => n > 0)) {
    refuse('input.population', path, '人口全为零', 'Nobody lives anywhere', 0, 'people');
  }
  const casesOfStrata = people.strata.map(() => 0);
  for (let i = 0; i < rows.count.length; i++) casesOfStrata[rows.stratum[i]!]! += rows.count[i]!;
  const total = casesOfStrata.reduce((sum, n) => sum + n, 0);
  const peopleOf = people.strata.map(() => 0);
  for (let i = 0; i < people.people.length; i++) {
    peopleOf[people.stratum[i]!]! += people.people[i]!;
  }
  for (const [s, n] of casesOfStrata.entries()) {
    if (n === 0 || peopleOf[s]! > 0) continue;
    const covariates = people.strata[s] ?? '';
    refuse(
      'input.population',
      `${path}, covariates ${covariates}`,
      '这类人有案件但没有人口',
      'This kind of people has cases and nobody in it',
      `${n} cases, 0 people`,
      'rows with these covariates',
    );
  }
  // without a case any share will do, but a zone is limited by it all the same
  const weights = total > 0 ? casesOfStrata : casesOfStrata.map(() => 1);
  return expectedFromPeople(people, places.ids.length, bounds, weights);
}

async function readBaseline(
  asked: ScanAsked,
  places: PlaceRows,
  rows: CountRows,
  slots: number,
): Promise<Float64Array | undefined> {
  const { baseline, pop, period } = asked;
  const bounds = period?.bounds ?? Float64Array.of(0, 1);
  if (pop !== undefined) return readPeople(asked, places, rows, bounds);
  if (baseline === undefined) return undefined;
  const counts = await readCounts(baseline, {
    indexOf: places.indexOf,
    ...(period ? { period } : {}),
    whole: false,
  });
  return matrixOf(counts, places.ids.length, slots);
}

function checkCovariates(asked: ScanAsked, rows: CountRows, path: string): void {
  if (rows.strata.length === 1 && rows.strata[0] === '') return;
  if (asked.pop !== undefined && path === asked.cases) return;
  refuse(
    'input.columns',
    path,
    '有多余的列',
    `Covariates are understood for poisson with --pop only, not for ${asked.model}`,
    rows.strata[0],
    asked.period ? 'id count date' : 'id count',
  );
}

/** Slots of the longest window: as asked, else half of the period as scan software does. */
function longestOf({ maxWindow, minWindow, windows, period }: ScanAsked, slots: number): number {
  if (windows === 'none') return slots;
  const longest = maxWindow ?? Math.max(minWindow, 1, Math.floor(slots / 2));
  if (longest > slots || minWindow > longest) {
    refuse(
      'input.window',
      maxWindow === undefined ? '--min-window' : '--max-window',
      '时间窗比研究期还长，或短于最短时间窗',
      'The window is longer than the period, or than the longest window',
      `${minWindow} to ${longest} ${period?.unit ?? 'slot'}s`,
      `1 to ${slots} ${period?.unit ?? 'slot'}s, shortest ≤ longest`,
    );
  }
  return longest;
}

/** Weekday of each slot, 0 … 6. */
const weekdays = ({ bounds }: StudyPeriod): Uint8Array =>
  Uint8Array.from(bounds.subarray(0, -1), (day) => (((day + 4) % 7) + 7) % 7);

function neighboursOf(asked: ScanAsked, { x, y }: PlaceRows) {
  const limits: NeighbourLimits = {
    ...(asked.maxRadius === undefined ? {} : { maxRadius: asked.maxRadius }),
    ...(asked.maxPlaces === undefined ? {} : { maxPlaces: asked.maxPlaces }),
  };
  return nearestPlaces({ x, y, coords: asked.coords }, limits);
}

/**
 * Reads all files and makes them one task.
 *
 * @throws ProblemError with file and row, got and wanted
 */
export async function readScanInput(asked: ScanAsked): Promise<ScanInput> {
  const began = performance.now();
  const { period } = asked;
  const slots = period ? period.bounds.length - 1 : 1;
  const longest = longestOf(asked, slots);
  const places = await readPlaces(asked.geo, asked.coords);
  const wanted = { indexOf: places.indexOf, ...(period ? { period } : {}), whole: true };
  const rows = await readCounts(asked.cases, wanted);
  checkCovariates(asked, rows, asked.cases);
  const cases = casesOf(rows, slots);
  const baseline = await readBaseline(asked, places, rows, slots);
  if (baseline) checkCovered(asked, cases, baseline, slots, places);
  const others = asked.ctl === undefined ? undefined : await readCounts(asked.ctl, wanted);
  if (others) checkCovariates(asked, others, asked.ctl!);
  const read = performance.now();
  const neighbours = neighboursOf(asked, places);
  const task: ScanTask = {
    model: asked.model,
    neighbours,
    slots,
    cases,
    ...(baseline ? { baseline } : {}),
    ...(others ? { controls: casesOf(others, slots) } : {}),
    ...(asked.dow && period ? { stratum: weekdays(period) } : {}),
    windows: asked.windows,
    shortest: asked.windows === 'none' ? 1 : asked.minWindow,
    longest,
    maxShare: asked.maxShare,
    minCases: asked.minCases,
  };
  return { task, places, ms: { read: read - began, neighbours: performance.now() - read } };
}
