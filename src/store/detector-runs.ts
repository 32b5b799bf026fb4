import { sql } from 'kysely';
import type { DetectorRun } from '../model/foresight-view.ts';
import type { Problem } from '../model/problem.ts';
import type { Db, Trx } from './schema.ts';

/** A run as stored: the names of finished series let an interrupted one go on. */
export interface StoredRun extends Omit<DetectorRun, 'finished'> {
  version: number;
  finished: string[];
}

const detections = sql<string>`(SELECT count(*) FROM detection d
  WHERE d.district = detector_run.district AND d.run = detector_run.run)`;
const raised = sql<string>`(SELECT count(*) FROM detection d
  WHERE d.district = detector_run.district AND d.run = detector_run.run AND d.fate = 'raised')`;

const runsOf = (db: Db, district: string) =>
  db
    .selectFrom('detector_run')
    .select([
      'run',
      'detector',
      'registry_version',
      sql<string>`to_char(day, 'YYYY-MM-DD')`.as('day'),
      'kind',
      'state',
      'series',
      'finished',
      'problems',
      'started_at',
      'ended_at',
      'seconds',
      detections.as('detections'),
      raised.as('raised'),
    ])
    .where('district', '=', district);

type Row = Awaited<ReturnType<ReturnType<typeof runsOf>['execute']>>[number];

const storedRun = (row: Row): StoredRun => ({
  run: row.run,
  version: row.registry_version,
  detector: row.detector,
  day: row.day,
  kind: row.kind as DetectorRun['kind'],
  state: row.state as DetectorRun['state'],
  series: row.series,
  finished: row.finished,
  detections: Number(row.detections),
  raised: Number(row.raised),
  startedAt: row.started_at.toISOString(),
  endedAt: row.ended_at?.toISOString() ?? null,
  seconds: row.seconds,
  problems: row.problems,
});

export const shownRun = ({ version: _version, finished, ...run }: StoredRun): DetectorRun => ({
  ...run,
  finished: finished.length,
});

export interface RunBegun {
  district: string;
  detector: string;
  day: string;
  version: number;
  kind: DetectorRun['kind'];
  startedBy: string | null;
}

/**
 * The run of a detector over a day: a new one, or the one that was begun before. One that was
 * interrupted or failed is running again, with the series that it had finished. A run that is done
 * stays as it is.
 */
export async function beginRun(db: Db, begun: RunBegun): Promise<StoredRun> {
  await db
    .insertInto('detector_run')
    .values({
      district: begun.district,
      detector: begun.detector,
      day: begun.day,
      registry_version: begun.version,
      kind: begun.kind,
      state: 'running',
      started_by: begun.startedBy,
      problems: '[]',
    })
    .onConflict((c) => c.columns(['district', 'detector', 'day']).doNothing())
    .execute();
  const run = await findRunOf(db, begun.district, begun);
  if (!run) throw new Error(`run of ${begun.detector} over ${begun.day}: inserted and gone`);
  if (run.state === 'done' || run.state === 'running') return run;
  await db
    .updateTable('detector_run')
    .set({ state: 'running', ended_at: null })
    .where('district', '=', begun.district)
    .where('run', '=', run.run)
    .execute();
  return { ...run, state: 'running', endedAt: null };
}

/** The run of a detector over a day. */
export async function findRunOf(
  db: Db,
  district: string,
  of: { detector: string; day: string },
): Promise<StoredRun | undefined> {
  const row = await runsOf(db, district)
    .where('detector', '=', of.detector)
    .where('day', '=', of.day)
    .executeTakeFirst();
  return row && storedRun(row);
}

/** A run whose detector changed since begins anew: what it had found under the old settings goes. */
export async function restartRun(
  trx: Trx,
  district: string,
  run: string,
  version: number,
): Promise<void> {
  await trx
    .deleteFrom('detection')
    .where('district', '=', district)
    .where('run', '=', run)
    .execute();
  await trx
    .updateTable('detector_run')
    .set({ registry_version: version, finished: [], series: 0, seconds: 0 })
    .where('district', '=', district)
    .where('run', '=', run)
    .execute();
}

export interface RunProgress {
  series?: number;
  /** names of series that are finished now, added to those before */
  finished?: readonly string[];
  /** added to the time before */
  seconds?: number;
  state?: DetectorRun['state'];
  problems?: readonly Problem[];
  endedAt?: Date;
}

/** Writes how far a run is. */
export async function keepProgress(
  db: Db,
  district: string,
  run: string,
  { series, finished, seconds, state, problems, endedAt }: RunProgress,
): Promise<void> {
  await db
    .updateTable('detector_run')
    .set({
      ...(series === undefined ? {} : { series }),
      ...(finished ? { finished: sql<string[]>`finished || ${finished}::text[]` } : {}),
      ...(seconds === undefined ? {} : { seconds: sql<number>`seconds + ${seconds}` }),
      ...(state ? { state } : {}),
      ...(problems ? { problems: JSON.stringify(problems) } : {}),
      ...(endedAt ? { ended_at: endedAt } : {}),
    })
    .where('district', '=', district)
    .where('run', '=', run)
    .execute();
}

/** Runs of one day, or the newest; newest first. */
export async function listRuns(
  db: Db,
  district: string,
  { day, limit }: { day?: string | undefined; limit: number },
): Promise<DetectorRun[]> {
  const rows = await runsOf(db, district)
    .$if(day !== undefined, (q) => q.where('day', '=', day!))
    .orderBy('detector_run.day', 'desc')
    .orderBy('started_at', 'desc')
    .orderBy('detector')
    .limit(limit)
    .execute();
  return rows.map((row) => shownRun(storedRun(row)));
}

/** The last run of each detector. */
export async function lastRuns(db: Db, district: string): Promise<Map<string, DetectorRun>> {
  const rows = await runsOf(db, district)
    .distinctOn('detector')
    .orderBy('detector')
    .orderBy('detector_run.day', 'desc')
    .execute();
  return new Map(rows.map((row) => [row.detector, shownRun(storedRun(row))]));
}

/** How many days of each week each detector has looked at, within a span; `week` = its Monday. */
export async function weeksLookedAt(
  db: Db,
  district: string,
  { from, to }: { from: string; to: string },
): Promise<{ detector: string; week: string; days: number }[]> {
  const rows = await db
    .selectFrom('detector_run')
    .select([
      'detector',
      sql<string>`to_char(date_trunc('week', day), 'YYYY-MM-DD')`.as('week'),
      sql<string>`count(*)`.as('days'),
    ])
    .where('district', '=', district)
    .where('state', '=', 'done')
    .where('day', '>=', from)
    .where('day', '<=', to)
    .groupBy(['detector', 'week'])
    .execute();
  return rows.map((row) => ({ ...row, days: Number(row.days) }));
}
