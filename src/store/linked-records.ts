import { sql } from 'kysely';
import type { Db } from './schema.ts';
import { recordTest, type RecordQuery } from './record-filter.ts';

/**
 * Records within the query's scope whose field holds this record number, oldest first, `most` at most. The number
 * is looked for among the words of the text index before the field is compared, which reads a handful of rows.
 */
export async function linkedRecords(
  db: Db,
  query: RecordQuery,
  link: { field: string; number: string },
  most: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom('record')
    .select('record')
    .where(recordTest({ ...query, filter: { ...query.filter, q: link.number } }))
    .where(sql<boolean>`fields ->> ${link.field} = ${link.number}`)
    .orderBy('opened_at')
    .orderBy('record')
    .limit(most)
    .execute();
  return rows.map(({ record }) => record);
}

/** The record of a number within the query's scope. */
export async function findByNumber(
  db: Db,
  query: RecordQuery,
  number: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('record')
    .select('record')
    .where(recordTest(query))
    .where('number', '=', number)
    .executeTakeFirst();
  return row?.record;
}
