import { sql } from 'kysely';
import { recordTest, type RecordQuery } from './record-filter.ts';
import type { Db } from './schema.ts';

/** What triage said of a demand when it first read it, and what stands now. */
export interface TriageRow {
  record: string;
  readAt: Date;
  /** civil Monday of the reading */
  week: string;
  channel: string | null;
  /** what was asked for the category */
  model: string | null;
  categories: string[];
  /** of the first category; null where nothing was said */
  probability: number | null;
  units: string[];
  category: string | null;
  lead: string | null;
  /** ended as it should, so that category and unit stand */
  done: boolean;
  /** the category that staff gave last when they accepted or corrected the demand, after the reading */
  given: string | null;
  simulated: boolean;
}

/** Civil days of a time zone, both included, and the states in which what stands is settled. */
export interface TriageSpan {
  from: string;
  to: string;
  timeZone: string;
  done: readonly string[];
}

/**
 * The demands of a query that triage read within the span, each with its first reading, oldest
 * first.
 */
export async function triageRows(
  db: Db,
  query: RecordQuery,
  { from, to, timeZone, done }: TriageSpan,
): Promise<TriageRow[]> {
  const { district } = query;
  const begin = sql<Date>`${from}::date::timestamp AT TIME ZONE ${timeZone}`;
  const end = sql<Date>`(${to}::date + 1)::timestamp AT TIME ZONE ${timeZone}`;
  const codes = (list: string, name: string) =>
    sql<string[]>`ARRAY(SELECT one ->> ${name}
      FROM json_array_elements(reading.input -> ${list}) WITH ORDINALITY AS each (one, place)
      ORDER BY place)`;
  const rows = await db
    .with('first_reading', (q) =>
      q
        .selectFrom('act')
        .distinctOn('record')
        .select(['record', 'seq', 'at', 'input'])
        .where('district', '=', district)
        .where('type', '=', 'triage')
        .orderBy('record')
        .orderBy('seq'),
    )
    .with('reading', (q) =>
      q.selectFrom('first_reading').selectAll().where('at', '>=', begin).where('at', '<', end),
    )
    .with('given', (q) =>
      q
        .selectFrom('act as later')
        .innerJoin('reading', 'reading.record', 'later.record')
        .distinctOn('later.record')
        .select(['later.record', sql<string | null>`later.change ->> 'category'`.as('category')])
        .where('later.district', '=', district)
        .where('later.type', 'in', ['register', 'correct'])
        .where('later.person', 'is not', null)
        .where(sql<boolean>`later.change -> 'category' IS NOT NULL`)
        .whereRef('later.seq', '>', 'reading.seq')
        .orderBy('later.record')
        .orderBy('later.seq', 'desc'),
    )
    .with('seen', (q) =>
      q
        .selectFrom('record')
        .select([
          'record',
          'channel',
          'category',
          'lead',
          'simulated',
          sql<boolean>`state = ANY(${[...done]}::text[])`.as('done'),
        ])
        .where(recordTest(query)),
    )
    .selectFrom('reading')
    .innerJoin('seen', 'seen.record', 'reading.record')
    .leftJoin('given', 'given.record', 'reading.record')
    .select([
      'reading.record',
      'reading.at as readAt',
      sql<string>`to_char(date_trunc('week', reading.at AT TIME ZONE ${timeZone}), 'YYYY-MM-DD')`.as(
        'week',
      ),
      'seen.channel',
      sql<string | null>`reading.input #>> '{models,category}'`.as('model'),
      codes('categories', 'category').as('categories'),
      sql<number | null>`(reading.input #>> '{categories,0,probability}')::float8`.as(
        'probability',
      ),
      codes('units', 'unit').as('units'),
      'seen.category',
      'seen.lead',
      'seen.done',
      'given.category as given',
      'seen.simulated',
    ])
    .orderBy('reading.at')
    .orderBy('reading.record')
    .execute();
  return rows;
}
