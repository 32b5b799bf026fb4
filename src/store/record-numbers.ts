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

/** Those of the numbers that are of records of a programme. */
export const knownOfProgramme = async (
  db: Db,
  key: { district: string; programme: string },
  numbers: readonly string[],
): Promise<string[]> => [...(await idsOfNumbers(db, key, numbers)).keys()];

/** The ids of a programme's records by number; numbers that are not there are missing. */
export async function idsOfNumbers(
  db: Db,
  key: { district: string; programme: string },
  numbers: readonly string[],
): Promise<Map<string, string>> {
  if (numbers.length === 0) return new Map();
  const rows = await db
    .selectFrom('record')
    .select(['record', 'number'])
    .where('district', '=', key.district)
    .where('programme', '=', key.programme)
    .where('number', '=', sql<string>`ANY(${numbers}::text[])`)
    .execute();
  return new Map(rows.map((row) => [row.number, row.record]));
}
