import { sql } from 'kysely';
import type { Db } from './schema.ts';

/** Where a row of a source went, and the hash of what it said then. */
export interface SourceRow {
  record: string;
  rowHash: Buffer;
}

/** The rows of a source that are known among these ids, by source id. */
export async function findSourceRows(
  db: Db,
  key: { district: string; source: string },
  sourceIds: readonly string[],
): Promise<Map<string, SourceRow>> {
  if (sourceIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('source_row')
    .select(['source_id', 'record', 'row_hash'])
    .where('district', '=', key.district)
    .where('source', '=', key.source)
    .where('source_id', '=', sql<string>`ANY(${sourceIds}::text[])`)
    .execute();
  return new Map(rows.map((row) => [row.source_id, { record: row.record, rowHash: row.row_hash }]));
}

/** The numbers of the records that rows of a source became, by source id. */
export async function numbersOfSourceRows(
  db: Db,
  key: { district: string; source: string },
  sourceIds: readonly string[],
): Promise<Map<string, string>> {
  if (sourceIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('source_row')
    .innerJoin('record', (join) =>
      join
        .onRef('record.district', '=', 'source_row.district')
        .onRef('record.record', '=', 'source_row.record'),
    )
    .select(['source_row.source_id', 'record.number'])
    .where('source_row.district', '=', key.district)
    .where('source_row.source', '=', key.source)
    .where('source_row.source_id', '=', sql<string>`ANY(${sourceIds}::text[])`)
    .execute();
  return new Map(rows.map((row) => [row.source_id, row.number]));
}

/** Remembers what changed rows say now. */
export async function setRowHashes(
  db: Db,
  key: { district: string; source: string },
  rows: readonly { sourceId: string; rowHash: Buffer }[],
): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map((row) => row.sourceId);
  const hashes = rows.map((row) => row.rowHash);
  await sql`
    UPDATE source_row SET row_hash = said.row_hash
      FROM (SELECT unnest(${ids}::text[]) AS source_id, unnest(${hashes}::bytea[]) AS row_hash) AS said
     WHERE source_row.district = ${key.district} AND source_row.source = ${key.source}
       AND source_row.source_id = said.source_id`.execute(db);
}

/** Whether anything of this source is here yet. */
export async function hasSourceRows(
  db: Db,
  key: { district: string; source: string },
): Promise<boolean> {
  const row = await db
    .selectFrom('source_row')
    .select('source_id')
    .where('district', '=', key.district)
    .where('source', '=', key.source)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
