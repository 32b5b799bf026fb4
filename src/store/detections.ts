import { sql } from 'kysely';
import type { Evidence } from '../model/foresight-view.ts';
import type { Db, Trx } from './schema.ts';

export interface DetectionRow {
  run: string;
  category: string;
  level: string;
  rank: number;
  detector: string;
  day: string;
  centre: string;
  places: string[];
  radiusMetres: number;
  since: string;
  until: string;
  cases: number;
  expected: number;
  statistic: number;
  p: number;
  recurrenceDays: number;
  fate: string;
  record: string | null;
  evidence: Evidence;
}

/** Names a detection. */
export type DetectionId = Pick<DetectionRow, 'run' | 'level' | 'category' | 'rank'>;

const dated = (column: string) => sql<string>`to_char(${sql.ref(column)}, 'YYYY-MM-DD')`;

const detections = (db: Db, district: string) =>
  db
    .selectFrom('detection')
    .select([
      'run',
      'category',
      'level',
      'rank',
      'detector',
      dated('detection.day').as('day'),
      'centre',
      'places',
      'radius_metres as radiusMetres',
      dated('start_day').as('since'),
      dated('end_day').as('until'),
      'cases',
      'expected',
      'statistic',
      'p',
      'recurrence_days as recurrenceDays',
      'fate',
      'detection.record',
      'evidence',
    ])
    .where('detection.district', '=', district);

/** Keeps what a series showed. A detection that is there already stays. */
export async function keepDetections(
  trx: Trx,
  district: string,
  rows: readonly DetectionRow[],
): Promise<void> {
  if (rows.length === 0) return;
  await trx
    .insertInto('detection')
    .values(
      rows.map(({ radiusMetres, since, until, recurrenceDays, evidence, ...row }) => ({
        ...row,
        district,
        radius_metres: radiusMetres,
        start_day: since,
        end_day: until,
        recurrence_days: recurrenceDays,
        evidence: JSON.stringify(evidence),
      })),
    )
    .onConflict((c) => c.doNothing())
    .execute();
}

/** All detections of these runs. */
export const detectionsOfRuns = (
  db: Db,
  district: string,
  runs: readonly string[],
): Promise<DetectionRow[]> =>
  runs.length === 0
    ? Promise.resolve([])
    : detections(db, district)
        .where('run', 'in', [...runs])
        .execute();

const named = ({ run, level, category, rank }: DetectionId) =>
  sql<boolean>`(run, level, category, rank) = (${run}, ${level}, ${category}, ${rank})`;

/** What became of a detection. */
export async function keepFate(
  trx: Trx,
  district: string,
  id: DetectionId,
  { fate, record, evidence }: Pick<DetectionRow, 'fate' | 'record' | 'evidence'>,
): Promise<void> {
  await trx
    .updateTable('detection')
    .set({ fate, record, evidence: JSON.stringify(evidence) })
    .where('district', '=', district)
    .where(named(id))
    .execute();
}

/** Detections that raised or grew an alert up to a day and were not said yet, oldest first. */
export const unsaidDetections = (db: Db, district: string, day: string): Promise<DetectionRow[]> =>
  detections(db, district)
    .where('said_at', 'is', null)
    .where('fate', 'in', ['raised', 'grew'])
    .where('detection.day', '<=', day)
    .where(
      sql<boolean>`EXISTS (SELECT FROM detector_run r WHERE r.district = detection.district
        AND r.run = detection.run AND r.state = 'done')`,
    )
    .orderBy('detection.day')
    .orderBy('recurrence_days', 'desc')
    .execute();

/**
 * Marks a saying as said about a record, in the transaction that says it. False when somebody has
 * said it before: then nothing is to be said. An expiry needs no mark; the record's state tells.
 */
export async function markSaid(
  trx: Trx,
  district: string,
  detection: DetectionId,
  kind: 'raise' | 'grow' | 'expire',
  record: string,
): Promise<boolean> {
  if (kind === 'expire') return true;
  const done = await trx
    .updateTable('detection')
    .set({ record, said_at: sql<Date>`now()` })
    .where('district', '=', district)
    .where(named(detection))
    .where('said_at', 'is', null)
    .executeTakeFirst();
  if (kind === 'raise' && done.numUpdatedRows > 0n) {
    // what was found to be the same on the same day, or since, belongs to this alert now
    await sql`UPDATE detection SET record = ${record} WHERE district = ${district}
      AND record IS NULL AND fate IN ('same', 'grew')
      AND evidence ->> 'alert' = ${detectionName(detection)}`.execute(trx);
  }
  return done.numUpdatedRows > 0n;
}

/** One text for a detection, stable over repetitions. */
export const detectionName = ({ run, level, category, rank }: DetectionId): string =>
  `${run}/${level}/${category}/${rank}`;

/** A detection that belongs to an alert, without its evidence, and the alert's state. */
export interface AlertDetection extends Omit<DetectionRow, 'evidence' | 'statistic' | 'p'> {
  /** of the alert that waits to be raised: the name of its first detection */
  waiting: string | null;
  /** null while the alert waits to be raised */
  state: string | null;
  ended: boolean;
}

/**
 * Detections of done runs that raised, grew or saw an alert, from a day to a day, oldest first and
 * the strongest of a day first. What waits to be said is among them, and what was held back by lot.
 */
export async function alertDetections(
  db: Db,
  district: string,
  { from, to }: { from: string; to: string },
): Promise<AlertDetection[]> {
  const rows = await db
    .selectFrom('detection as d')
    .innerJoin('detector_run as r', (on) =>
      on.onRef('r.district', '=', 'd.district').onRef('r.run', '=', 'd.run'),
    )
    .leftJoin('record as a', (on) =>
      on.onRef('a.district', '=', 'd.district').onRef('a.record', '=', 'd.record'),
    )
    .select([
      'd.run',
      'd.category',
      'd.level',
      'd.rank',
      'd.detector',
      dated('d.day').as('day'),
      'd.centre',
      'd.places',
      'd.radius_metres as radiusMetres',
      dated('d.start_day').as('since'),
      dated('d.end_day').as('until'),
      'd.cases',
      'd.expected',
      'd.recurrence_days as recurrenceDays',
      'd.fate',
      'd.record',
      sql<string | null>`d.evidence ->> 'alert'`.as('waiting'),
      'a.state',
      sql<boolean>`coalesce(a.ended, false)`.as('ended'),
    ])
    .where('d.district', '=', district)
    .where('d.day', '>=', from)
    .where('d.day', '<=', to)
    .where('d.fate', 'in', ['raised', 'grew', 'same', 'held'])
    .where('r.state', '=', 'done')
    .orderBy('d.day')
    .orderBy('d.recurrence_days', 'desc')
    .orderBy('d.cases', 'desc')
    .execute();
  return rows;
}

/** How often each detector raised an alert on the days `from … to`, or would have but for the lot. */
export async function raisedByDetector(
  db: Db,
  district: string,
  { from, to }: { from: string; to: string },
): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('detection')
    .select(['detector', sql<string>`count(*)`.as('n')])
    .where('district', '=', district)
    .where('fate', 'in', ['raised', 'held'])
    .where('day', '>=', from)
    .where('day', '<=', to)
    .groupBy('detector')
    .execute();
  return new Map(rows.map(({ detector, n }) => [detector, Number(n)]));
}

/** The last day over which a detector of the district is done; undefined when there is none. */
export async function lastDoneDay(db: Db, district: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('detector_run')
    .select(sql<string | null>`to_char(max(day), 'YYYY-MM-DD')`.as('day'))
    .where('district', '=', district)
    .where('state', '=', 'done')
    .executeTakeFirst();
  return row?.day ?? undefined;
}
