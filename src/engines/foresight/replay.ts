import { dateOfDay, dayOfDate, weekdayOfDay } from '../../kernels/workdays/zone-clock.ts';
import type { Detector } from '../../model/detector.ts';
import { bad, good, type Outcome } from '../../model/problem.ts';
import { loadDemandCube, type DemandCube } from '../../store/demand-cube.ts';
import { decideDay, type Candidate, type KnownAlert, type Speaking } from './decide-day.ts';
import { historyDays } from './detect-series.ts';
import { noDistrict, type ForesightHouse } from './foresight-house.ts';
import type { Replay, ReplayAlert, ReplayAsked } from './foresight.ts';
import { atOnce } from './at-once.ts';
import {
  createPointSets,
  detectIn,
  isSilent,
  lookAt,
  sightingOf,
  watching,
  type Watching,
} from './look-at-day.ts';
import { sentenceOf } from './sentences.ts';
import { detectorsOf, sameLine, type Watch } from './watch.ts';

/** The Monday of a day's week. */
export const mondayOf = (day: string): string => {
  const at = dayOfDate(day);
  return dateOfDay(at - weekdayOfDay(at) + 1);
};

/** One cube for each programme that the detectors count, with all the history that they need. */
export async function cubesFor(
  house: ForesightHouse,
  watch: Watch,
  detectors: readonly Detector[],
  { from, to }: { from: string; to: string },
): Promise<Map<string, DemandCube>> {
  const cubes = new Map<string, DemandCube>();
  for (const programme of new Set(detectors.map((d) => d.programme))) {
    const history = Math.max(
      ...detectors.filter((d) => d.programme === programme).map((d) => historyDays(d)),
    );
    const { code: district, timeZone } = watch.district;
    // the strip of evidence shows eight weeks, whatever the method looks at
    const begin = dateOfDay(dayOfDate(from) - Math.max(history, 56) + 1);
    const asked = { district, programme, timeZone, from: begin, to };
    cubes.set(programme, await loadDemandCube(house.store, asked));
  }
  return cubes;
}

/** Detectors over their cubes, with points that are shared between them. */
export function watchAll(
  watch: Watch,
  detectors: readonly Detector[],
  cubes: ReadonlyMap<string, DemandCube>,
): Watching[] {
  const pointsOf = createPointSets(watch);
  return detectors.map((d) => watching(watch, d, cubes.get(d.programme)!, pointsOf(d.placeKind)));
}

export const speakingOf = (detectors: Iterable<Detector>): Map<string, Speaking> =>
  new Map([...detectors].map((d) => [d.code, d]));

/** What happened on the days so far. */
class Played {
  readonly alerts = new Map<string, ReplayAlert>();
  readonly raised: { day: number; detector: string }[] = [];
  readonly weeks = new Map<string, Replay['perWeek'][number]>();
  known: KnownAlert[] = [];
  series = 0;
  skipped = 0;
  readonly #watch: Watch;
  readonly #rules: ReadonlyMap<string, Speaking>;

  constructor(watch: Watch, rules: ReadonlyMap<string, Speaking>) {
    this.#watch = watch;
    this.#rules = rules;
  }

  #week(day: string, detector: string) {
    const week = mondayOf(day);
    const key = `${week} ${detector}`;
    let sum = this.weeks.get(key);
    if (!sum) this.weeks.set(key, (sum = { week, detector, raised: 0, overBudget: 0 }));
    return sum;
  }

  decide(day: string, candidates: readonly Candidate[]): void {
    const today = dayOfDate(day);
    const raisedLately = new Map<string, number>();
    for (const r of this.raised) {
      if (r.day > today - 7) raisedLately.set(r.detector, (raisedLately.get(r.detector) ?? 0) + 1);
    }
    const decision = decideDay({
      day,
      candidates,
      alerts: this.known,
      rules: this.#rules,
      raisedLately,
      sameLine: (a, b) => sameLine(this.#watch, a, b),
    });
    this.known = decision.alerts;
    for (const { candidate, fate, alert } of decision.decided) {
      if (fate === 'over-budget') this.#week(day, candidate.detector).overBudget++;
      if (fate === 'raised') {
        this.#week(day, candidate.detector).raised++;
        this.raised.push({ day: today, detector: candidate.detector });
        const { id: _, ...sighting } = candidate;
        this.alerts.set(candidate.id, {
          ...sighting,
          grew: [],
          lastSeen: day,
          mostCases: candidate.cases,
          sentence: sentenceOf(this.#watch, sighting),
        });
      }
      const of = alert === null ? undefined : this.alerts.get(alert);
      if (!of) continue;
      of.lastSeen = day;
      of.mostCases = Math.max(of.mostCases, candidate.cases);
      if (fate === 'grew') of.grew.push(day);
    }
  }
}

/** All detections of one day, of all detectors and series. */
async function candidatesOf(
  house: ForesightHouse,
  watched: readonly Watching[],
  day: string,
  played: Played,
): Promise<Candidate[]> {
  const jobs = watched.flatMap((w) => {
    const { look } = lookAt(w, day, house.pool());
    return isSilent(look) ? [] : w.series.map((series) => ({ look, series }));
  });
  const found = await atOnce(jobs, house.threads * 2, async ({ look, series }) => {
    const clusters = await detectIn(look, series);
    if (clusters) played.series++;
    else played.skipped++;
    return (clusters ?? []).map((cluster, i) => {
      const sighting = sightingOf(look, series, cluster);
      const id = `${day}/${sighting.detector}/${series.level}/${series.category}/${i + 1}`;
      return { ...sighting, id };
    });
  });
  return found.flat();
}

/**
 * What detectors would have said on each day of the past, each day seen as it was known at its end.
 * Nothing is written and nobody decides: alerts end by expiring alone.
 */
export async function replay(house: ForesightHouse, asked: ReplayAsked): Promise<Outcome<Replay>> {
  const began = performance.now();
  const watch = await house.findWatch(asked.district);
  if (!watch) return bad(noDistrict(asked.district));
  const detectors = asked.detectors ?? detectorsOf(watch);
  const watched = watchAll(watch, detectors, await cubesFor(house, watch, detectors, asked));
  const played = new Played(watch, speakingOf(detectors));
  const first = dayOfDate(asked.from);
  const days = dayOfDate(asked.to) - first + 1;
  for (let i = 0; i < days; i++) {
    asked.signal?.throwIfAborted();
    const day = dateOfDay(first + i);
    played.decide(day, await candidatesOf(house, watched, day, played));
    asked.progress?.(i + 1, days);
    // a caller that shares this thread gets its turn between days
    await new Promise((next) => setImmediate(next));
  }
  return good({
    days,
    alerts: [...played.alerts.values()],
    perWeek: [...played.weeks.values()],
    series: played.series,
    skipped: played.skipped,
    seconds: (performance.now() - began) / 1000,
  });
}
