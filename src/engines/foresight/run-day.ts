import type { Detector } from '../../model/detector.ts';
import type { DetectorRun } from '../../model/foresight-view.ts';
import { bad, good, problem, type Outcome, type Problem } from '../../model/problem.ts';
import {
  beginRun,
  findRunOf,
  keepProgress,
  restartRun,
  shownRun,
  type StoredRun,
} from '../../store/detector-runs.ts';
import { keepDetections, type DetectionRow } from '../../store/detections.ts';
import { declarationsOf } from '../../store/registry-versions.ts';
import { decideRuns } from './decide-runs.ts';
import { noDistrict, type ForesightHouse } from './foresight-house.ts';
import type { DayAsked, DayRun } from './foresight.ts';
import { detectIn, isSilent, lookAt, sightingOf, type Watching } from './look-at-day.ts';
import type { Look } from './detect-series.ts';
import { cubesFor, watchAll } from './replay.ts';
import { sayingsOf } from './sayings.ts';
import { sentenceOf } from './sentences.ts';
import { seriesKey, type Series } from './series.ts';
import { membersOf, stripOf } from './strip.ts';
import { detectorsOf, type Watch } from './watch.ts';

/** Series that are finished are written down when this long has passed since the last time. */
const keepEveryMs = 500;

const noDetector = (code: string, known: readonly Detector[]): Problem =>
  problem('missing.detector', 'detector', '没有这个探测器', 'there is no such detector', {
    got: code,
    wanted: known.map((d) => d.code).join(', '),
  });

const sameSettings = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** The run as it goes on: from its beginning where the detector has changed since it began. */
async function openRun(
  house: ForesightHouse,
  watch: Watch,
  detector: Detector,
  asked: DayAsked,
): Promise<StoredRun> {
  const { db } = house.store;
  const district = watch.district.code;
  const { code } = detector;
  const begun = { district, detector: code, day: asked.day, version: watch.version };
  const by = { kind: asked.kind, startedBy: asked.startedBy ?? null };
  const run = await beginRun(db, { ...begun, ...by });
  if (run.state === 'done' || run.version === watch.version) return run;
  const before = await declarationsOf(house.store, district, run.version);
  if (sameSettings(before?.detectors?.[code], detector)) return run;
  await db.transaction().execute((trx) => restartRun(trx, district, run.run, watch.version));
  return { ...run, version: watch.version, finished: [] };
}

/** What a series showed, with everything that can be said of it from the counts. */
async function rowsOf(
  watch: Watch,
  run: StoredRun,
  look: Look,
  series: Series,
): Promise<DetectionRow[]> {
  const found = (await detectIn(look, series)) ?? [];
  return found.map((cluster, i) => {
    const sighting = sightingOf(look, series, cluster);
    const evidence = {
      sentence: sentenceOf(watch, sighting),
      strip: stripOf(look, series, cluster),
      members: membersOf(look, series, cluster),
      words: [],
      also: [],
    };
    return { ...sighting, run: run.run, rank: i + 1, fate: 'quiet', record: null, evidence };
  });
}

/** Collects finished series and writes them down now and then, each with what it showed. */
class Keeping {
  #series: string[] = [];
  #rows: DetectionRow[] = [];
  #since = performance.now();
  #writing: Promise<void> = Promise.resolve();
  readonly #house: ForesightHouse;
  readonly #district: string;
  readonly #run: string;

  constructor(house: ForesightHouse, district: string, run: string) {
    this.#house = house;
    this.#district = district;
    this.#run = run;
  }

  async finished(key: string, rows: readonly DetectionRow[]): Promise<void> {
    this.#series.push(key);
    this.#rows.push(...rows);
    if (performance.now() - this.#since > keepEveryMs) await this.flush();
  }

  /** One transaction: a series is finished if and only if its detections are there. */
  async flush(): Promise<void> {
    const [finished, rows] = [this.#series, this.#rows];
    const seconds = (performance.now() - this.#since) / 1000;
    [this.#series, this.#rows, this.#since] = [[], [], performance.now()];
    this.#writing = this.#writing.then(() =>
      this.#house.store.db.transaction().execute(async (trx) => {
        await keepDetections(trx, this.#district, rows);
        await keepProgress(trx, this.#district, this.#run, { finished, seconds });
      }),
    );
    await this.#writing;
  }
}

/** Runs what is left of one detector's day; answers the run with what it cannot see. */
async function runDetector(
  house: ForesightHouse,
  watch: Watch,
  watched: Watching,
  run: StoredRun,
  asked: DayAsked,
): Promise<void> {
  const district = watch.district.code;
  const { look, problems } = lookAt(watched, asked.day, house.pool());
  // on a day that the feed kept silent there is nothing to look at, and nothing to conclude
  const all = isSilent(look) ? [] : watched.series;
  const done = new Set(run.finished);
  const left = all.filter((series) => !done.has(seriesKey(series)));
  await keepProgress(house.store.db, district, run.run, { series: all.length, problems });
  const keeping = new Keeping(house, district, run.run);
  let finished = all.length - left.length;
  let next = 0;
  const worker = async () => {
    while (next < left.length && !asked.signal?.aborted) {
      const series = left[next++]!;
      await keeping.finished(seriesKey(series), await rowsOf(watch, run, look, series));
      asked.progress?.(++finished, all.length);
    }
  };
  try {
    await Promise.all(Array.from({ length: house.threads * 2 }, worker));
  } finally {
    await keeping.flush();
  }
}

/** Marks the runs that were not brought to their end, so that nobody takes them for alive. */
async function leave(
  house: ForesightHouse,
  district: string,
  runs: readonly StoredRun[],
  state: 'interrupted' | 'failed',
  problems?: readonly Problem[],
): Promise<void> {
  for (const { run } of runs) {
    const endedAt = house.now();
    const told = problems ? { problems } : {};
    await keepProgress(house.store.db, district, run, { state, endedAt, ...told });
  }
}

const failure = (error: unknown): Problem =>
  problem('run.failed', 'run', '运行失败', 'the run failed', {
    got: error instanceof Error ? error.message : String(error),
  });

/** See `Foresight.runDay`. */
export async function runDay(house: ForesightHouse, asked: DayAsked): Promise<Outcome<DayRun>> {
  const watch = await house.findWatch(asked.district);
  if (!watch) return bad(noDistrict(asked.district));
  const all = detectorsOf(watch);
  const wanted = all.filter((d) => asked.detector === undefined || d.code === asked.detector);
  if (asked.detector !== undefined && wanted.length === 0) {
    return bad(noDetector(asked.detector, all));
  }
  const begun: { detector: Detector; run: StoredRun }[] = [];
  for (const detector of wanted) {
    begun.push({ detector, run: await openRun(house, watch, detector, asked) });
  }
  const undone = begun.filter(({ run }) => run.state !== 'done');
  const runs = undone.map(({ run }) => run);
  try {
    if (undone.length > 0) await runUndone(house, watch, undone, asked);
  } catch (error) {
    const aborted = asked.signal?.aborted === true;
    await (aborted
      ? leave(house, asked.district, runs, 'interrupted')
      : leave(house, asked.district, runs, 'failed', [failure(error)]));
    throw error;
  }
  const sayings = await sayingsOf(house, watch, asked.day);
  return good({ runs: await shownRuns(house, watch, begun), sayings });
}

async function runUndone(
  house: ForesightHouse,
  watch: Watch,
  undone: readonly { detector: Detector; run: StoredRun }[],
  asked: DayAsked,
): Promise<void> {
  const { day, signal } = asked;
  const detectors = undone.map(({ detector }) => detector);
  const cubes = await cubesFor(house, watch, detectors, { from: day, to: day });
  const watched = watchAll(watch, detectors, cubes);
  for (const [i, { run }] of undone.entries()) {
    signal?.throwIfAborted();
    await runDetector(house, watch, watched[i]!, run, asked);
  }
  signal?.throwIfAborted();
  const draws = asked.draws ?? asked.kind !== 'past';
  await decideRuns(house, watch, { day, runs: undone.map(({ run }) => run.run), draws });
}

async function shownRuns(
  house: ForesightHouse,
  watch: Watch,
  begun: readonly { run: StoredRun; detector: Detector }[],
): Promise<DetectorRun[]> {
  const shown: DetectorRun[] = [];
  for (const { run, detector } of begun) {
    const of = { detector: detector.code, day: run.day };
    shown.push(shownRun((await findRunOf(house.store.db, watch.district.code, of)) ?? run));
  }
  return shown;
}
