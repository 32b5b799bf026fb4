import { sql } from 'kysely';
import type { Db } from './schema.ts';

/** The numbers of records by record id; ids that are not there are missing. */
export async function recordNumbers(
  db: Db,
  district: string,
  records: readonly string[],
): Promise<Map<string, string>> {
  if (records.length === 0) return new Map();
  const rows = await db
    .selectFrom('record')
    .select(['record', 'number'])
    .where('district', '=', district)
    .where('record', '=', sql<string>`ANY(${records}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.record, row.number]));
}
