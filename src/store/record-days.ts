import { sql, type RawBuilder } from 'kysely';
import { recordTest, type RecordQuery } from './record-filter.ts';
import type { Db } from './schema.ts';

/** A civil day on which something about a record falls: a date field, or the end of its clock. */
export interface RecordDay {
  day: string;
  /** the field, or `due` */
  what: string;
  record: string;
  /** how many there are on that day, of which so many at most are told */
  total: number;
}

/**
 * The days that the records of a query name, from one civil day to another. In one question: of each
 * day the first `perDay` in the order of their numbers, and how many there are.
 *
 * @param fields date fields of the query's programme
 */
export async function recordDays(
  db: Db,
  query: RecordQuery,
  of: { fields: readonly string[]; from: string; to: string; perDay: number; timeZone: string },
): Promise<RecordDay[]> {
  const { from, to, perDay, timeZone } = of;
  const { beginOf } = query.times;
  const after = new Date(Date.parse(`${to}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  const named = of.fields.map(
    (field) =>
      db
        .selectFrom('record')
        .where(recordTest(query))
        .where(sql<boolean>`fields ->> ${field} BETWEEN ${from} AND ${to}`)
        .select([
          'record',
          'number',
          sql<string>`${field}::text`.as('what'),
          sql<string>`left(fields ->> ${field}, 10)`.as('day'),
        ]) as unknown as RawBuilder<unknown>,
  );
  const due = db
    .selectFrom('record')
    .where(recordTest(query))
    .where('due_at', '>', beginOf(from))
    .where('due_at', '<=', beginOf(after))
    .where('paused', '=', false)
    .select([
      'record',
      'number',
      sql<string>`'due'::text`.as('what'),
      // the end of a day is the midnight after it
      sql<string>`((due_at - interval '1 ms') AT TIME ZONE ${timeZone})::date::text`.as('day'),
    ]) as unknown as RawBuilder<unknown>;
  const { rows } = await sql<RecordDay & { total: string }>`
    SELECT day, what, record, total FROM (
      SELECT day, what, record, number, count(*) OVER (PARTITION BY day) AS total,
             row_number() OVER (PARTITION BY day ORDER BY number, what) AS nth
        FROM (${sql.join([...named, due], sql` UNION ALL `)}) AS named) AS counted
     WHERE nth <= ${perDay}
     ORDER BY day, number, what`.execute(db);
  return rows.map(({ day, what, record, total }) => ({ day, what, record, total: Number(total) }));
}
