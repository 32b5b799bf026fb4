import { sql } from 'kysely';
import type { FileRef } from '../model/act.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { RecordSort } from '../model/view.ts';
import { recordOrder, recordTest, type RecordQuery } from './record-filter.ts';
import type { Db, Trx } from './schema.ts';
import type { Store } from './store.ts';

/** A record as stored: the snapshot and what a row knows besides. Never the private column. */
export interface StoredRecord {
  snapshot: Snapshot;
  placePath: string | null;
  source: string | null;
  sourceId: string | null;
  simulated: boolean;
}

const columns = [
  'district',
  'record',
  'programme',
  'programme_version',
  'number',
  'seq',
  'state',
  'ended',
  'title',
  'category',
  'place',
  'place_path',
  'lat',
  'lon',
  'lead',
  'assist',
  'channel',
  'source',
  'source_id',
  'simulated',
  'opened_at',
  'ended_at',
  'updated_at',
  'fields',
  'flags',
  'counts',
  'clocks',
  'files',
] as const;

interface Row {
  district: string;
  record: string;
  programme: string;
  programme_version: number;
  number: string;
  seq: number;
  state: string;
  ended: boolean;
  title: string;
  category: string | null;
  place: string | null;
  place_path: string | null;
  lat: number | null;
  lon: number | null;
  lead: string | null;
  assist: string[];
  channel: string | null;
  source: string | null;
  source_id: string | null;
  simulated: boolean;
  opened_at: Date;
  ended_at: Date | null;
  updated_at: Date;
  fields: Record<string, unknown>;
  flags: string[];
  counts: Record<string, number>;
  clocks: Snapshot['clocks'];
  files: FileRef[];
}

function storedRecord(row: Row): StoredRecord {
  return {
    snapshot: {
      district: row.district,
      record: row.record,
      programme: row.programme,
      programmeVersion: row.programme_version,
      number: row.number,
      seq: row.seq,
      state: row.state,
      ended: row.ended,
      title: row.title,
      category: row.category,
      place: row.place,
      lat: row.lat,
      lon: row.lon,
      lead: row.lead,
      assist: row.assist,
      channel: row.channel,
      openedAt: row.opened_at.toISOString(),
      endedAt: row.ended_at?.toISOString() ?? null,
      updatedAt: row.updated_at.toISOString(),
      fields: row.fields,
      flags: row.flags,
      counts: row.counts,
      clocks: row.clocks,
      files: row.files,
    },
    placePath: row.place_path,
    source: row.source,
    sourceId: row.source_id,
    simulated: row.simulated,
  };
}

/** Rows of the query that also satisfy its filter's conditions. */
const matching = (db: Db, query: RecordQuery) => db.selectFrom('record').where(recordTest(query));

/** One record within the query's scope and filter. Undefined when absent or not to be seen. */
export async function findRecord(
  db: Db,
  query: RecordQuery,
  record: string,
): Promise<StoredRecord | undefined> {
  const row = await matching(db, query)
    .select(columns)
    .where('record', '=', record)
    .executeTakeFirst();
  return row && storedRecord(row);
}

/** Those of the records that lie within the query's scope and filter, by record. */
export async function findRecords(
  db: Db,
  query: RecordQuery,
  records: readonly string[],
): Promise<Map<string, StoredRecord>> {
  if (records.length === 0) return new Map();
  const rows = await matching(db, query)
    .select(columns)
    .where('record', '=', sql<string>`ANY(${records}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.record, storedRecord(row)]));
}

/** The records as they stand, held against everybody else until the transaction ends. */
export async function lockRecords(
  trx: Trx,
  district: string,
  records: readonly string[],
): Promise<Map<string, StoredRecord>> {
  if (records.length === 0) return new Map();
  const rows = await trx
    .selectFrom('record')
    .select(columns)
    .where('district', '=', district)
    .where('record', '=', sql<string>`ANY(${records}::uuid[])`)
    .orderBy('record')
    .forUpdate()
    .execute();
  return new Map(rows.map((row) => [row.record, storedRecord(row)]));
}

/** Those of the records that lie within the scope. */
export async function findRecordIds(
  db: Db,
  query: RecordQuery,
  records: readonly string[],
): Promise<string[]> {
  if (records.length === 0) return [];
  const rows = await matching(db, query)
    .select('record')
    .where('record', 'in', [...records])
    .execute();
  return rows.map((row) => row.record);
}

/** Whether a record within the scope holds the file. */
export async function holdsFile(db: Db, query: RecordQuery, sha256: string): Promise<boolean> {
  const row = await matching(db, query)
    .select('record')
    .where(sql<boolean>`files <> '[]' AND files @> ${JSON.stringify([{ sha256 }])}::jsonb`)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Which of these record numbers exist within the scope. */
export async function knownNumbers(
  db: Db,
  query: RecordQuery,
  numbers: readonly string[],
): Promise<Set<string>> {
  if (numbers.length === 0) return new Set();
  const rows = await matching(db, query)
    .select('number')
    .where('number', 'in', [...numbers])
    .execute();
  return new Set(rows.map((row) => row.number));
}

export async function countRecords(db: Db, query: RecordQuery): Promise<number> {
  const { n } = await matching(db, query)
    .select(sql<string>`count(*)`.as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
}

async function sorted(
  db: Db,
  query: RecordQuery,
  sort: RecordSort,
  limit: number,
  offset: number,
): Promise<StoredRecord[]> {
  if (limit <= 0) return [];
  const [column, direction] = recordOrder[sort];
  const rows = await matching(db, query)
    .select(columns)
    .orderBy(column, direction)
    .orderBy('record', direction)
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map(storedRecord);
}

/**
 * One page of a filter and the number of all its rows. By `due`, what lives comes first in the
 * order of its clocks (those that stand still last), then what has ended, newest first: two
 * ordered indexes instead of one sort of everything.
 */
export async function pageRecords(
  db: Db,
  query: RecordQuery,
  page: { sort: RecordSort; limit: number; offset: number },
): Promise<{ rows: StoredRecord[]; total: number }> {
  const { sort, limit, offset } = page;
  if (sort !== 'due' || query.filter.ended === true) {
    const order = sort === 'due' ? '-opened' : sort;
    const [rows, total] = await Promise.all([
      sorted(db, query, order, limit, offset),
      countRecords(db, query),
    ]);
    return { rows, total };
  }
  const living = { ...query, filter: { ...query.filter, ended: false } };
  const livingOnly = query.filter.ended === false || query.filter.due !== undefined;
  const [open, alive, total] = await Promise.all([
    sorted(db, living, 'due', limit, offset),
    countRecords(db, living),
    livingOnly ? undefined : countRecords(db, query),
  ]);
  if (total === undefined) return { rows: open, total: alive };
  const over = { ...query, filter: { ...query.filter, ended: true } };
  const from = Math.max(0, offset - alive);
  const rest = await sorted(db, over, '-opened', limit - open.length, from);
  return { rows: [...open, ...rest], total };
}

/** Of each state the first rows by their clocks, those without one last; ends by when they opened, latest first. */
export async function firstOfStates(
  db: Db,
  query: RecordQuery,
  perState: number,
): Promise<StoredRecord[]> {
  const { rows } = await sql<Row>`
    SELECT * FROM (
      SELECT *, row_number() OVER (PARTITION BY state ORDER BY ended, due_at, opened_at DESC, record) AS nth
        FROM (${matching(db, query).select([...columns, 'due_at'])}) AS found) AS ranked
     WHERE nth <= ${perState}
     ORDER BY state, nth`.execute(db);
  return rows.map((row) => storedRecord(row));
}

/** What records can be counted by. */
export const countKeys = {
  state: sql.ref('state'),
  category: sql.ref('category'),
  place: sql.ref('place'),
  lead: sql.ref('lead'),
  channel: sql.ref('channel'),
  source: sql.ref('source'),
} as const;
export type CountKey = keyof typeof countKeys;

/** How many rows of the filter have each value, most first; '' stands for none. */
export async function countRecordsBy(
  db: Db,
  query: RecordQuery,
  by: CountKey,
): Promise<{ key: string; n: number }[]> {
  const rows = await matching(db, query)
    .select([sql<string>`coalesce(${countKeys[by]}, '')`.as('key'), sql<string>`count(*)`.as('n')])
    .groupBy(countKeys[by])
    .orderBy('n', 'desc')
    .orderBy('key')
    .execute();
  return rows.map((row) => ({ key: row.key, n: Number(row.n) }));
}

/** Open and all records per place path within the scope, for sums up the tree. */
export async function countRecordsByPlace(
  db: Db,
  query: RecordQuery,
): Promise<{ path: string; open: number; all: number }[]> {
  const rows = await matching(db, query)
    .select([
      sql<string>`coalesce(place_path, '')`.as('path'),
      sql<string>`count(*) FILTER (WHERE NOT ended)`.as('open'),
      sql<string>`count(*)`.as('all'),
    ])
    .groupBy('place_path')
    .execute();
  return rows.map((row) => ({ path: row.path, open: Number(row.open), all: Number(row.all) }));
}

/** The newest records of a programme that reached a unit, for trying out a catalogue. */
export async function latestRecords(
  db: Db,
  query: RecordQuery,
  limit: number,
): Promise<StoredRecord[]> {
  return sorted(db, query, '-opened', limit, 0);
}

const batch = 1_000;

/**
 * All rows of a filter, one batch after the other, from one consistent view of the database and in
 * constant memory. The connection goes back when the reader stops, wherever it stops.
 */
export async function* streamRecords(
  store: Store,
  query: RecordQuery,
  sort: RecordSort,
): AsyncGenerator<StoredRecord[]> {
  const [column, direction] = recordOrder[sort];
  const compiled = matching(store.db, query)
    .select(columns)
    .orderBy(column, direction)
    .orderBy('record', direction)
    .compile();
  const client = await store.pool.connect();
  try {
    await client.query('BEGIN READ ONLY');
    await client.query(`DECLARE export NO SCROLL CURSOR FOR ${compiled.sql}`, [
      ...compiled.parameters,
    ]);
    for (;;) {
      const { rows } = await client.query<Row>(`FETCH ${batch} FROM export`);
      if (rows.length > 0) yield rows.map(storedRecord);
      if (rows.length < batch) break;
    }
  } finally {
    await client.query('ROLLBACK').catch(() => {});
    client.release();
  }
}

/** Whether a record opened since then holds this clear text of a field. Answers nothing else of it. */
export async function holdsPrivate(
  db: Db,
  key: { district: string; programme: string },
  field: string,
  text: unknown,
  since: Date,
): Promise<boolean> {
  const row = await db
    .selectFrom('record')
    .select('record')
    .where('district', '=', key.district)
    .where('programme', '=', key.programme)
    .where('opened_at', '>=', since)
    .where(sql<boolean>`private @> ${JSON.stringify({ [field]: text })}::jsonb`)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Clear text of a record's sensitive fields. Callers write the audit entry in the same transaction. */
export async function readPrivateFields(
  trx: Trx,
  query: RecordQuery,
  record: string,
): Promise<{ programme: string; fields: Record<string, unknown> } | undefined> {
  const row = await matching(trx, query)
    .select(['programme', 'private'])
    .where('record', '=', record)
    .executeTakeFirst();
  return row && { programme: row.programme, fields: row.private ?? {} };
}
