import { sql } from 'kysely';
import { recordTest, type RecordQuery } from './record-filter.ts';
import type { Db } from './schema.ts';

/** Demands of people who call again: where and what, nothing of who. */
export interface RepeatDemand {
  lat: number;
  lon: number;
  category: string;
}

/** Demands with the flag `repeat` that were opened since, within the query's scope. */
export async function repeatDemands(
  db: Db,
  query: RecordQuery,
  since: Date,
): Promise<RepeatDemand[]> {
  const rows = await db
    .selectFrom('record')
    .select(['lat', 'lon', 'category'])
    .where(recordTest(query))
    .where(sql<boolean>`flags @> ARRAY['repeat']::text[]`)
    .where('opened_at', '>=', since)
    .where('lat', 'is not', null)
    .where('lon', 'is not', null)
    .execute();
  return rows.map((row) => ({ lat: row.lat!, lon: row.lon!, category: row.category ?? '' }));
}

/** An order whose visit has been made, or is on its way. */
export interface VisitOrder {
  number: string;
  lat: number | null;
  lon: number | null;
  place: string | null;
  category: string | null;
  /** what the visit found; null before it was made */
  finding: string | null;
  inspection: string | null;
  ended: boolean;
  void: boolean;
  /** civil day of the visit, or of the last act where the visit did not say */
  day: string;
}

/** Orders of a programme, newest last. Days are civil days of the time zone. */
export async function visitOrders(
  db: Db,
  query: RecordQuery,
  timeZone: string,
): Promise<VisitOrder[]> {
  return db
    .selectFrom('record')
    .select([
      'number',
      'lat',
      'lon',
      'place',
      'category',
      'ended',
      sql<string | null>`fields ->> 'finding'`.as('finding'),
      sql<string | null>`fields ->> 'inspection'`.as('inspection'),
      sql<boolean>`state = 'void'`.as('void'),
      sql<string>`to_char(
        coalesce(nullif(fields ->> 'doneAt', '')::timestamptz, ended_at, updated_at)
          AT TIME ZONE ${timeZone}, 'YYYY-MM-DD')`.as('day'),
    ])
    .where(recordTest(query))
    .orderBy('updated_at')
    .execute();
}

/** An alert that nobody has settled. */
export interface OpenAlert {
  record: string;
  number: string;
  title: string;
  state: string;
  category: string | null;
  lat: number | null;
  lon: number | null;
  cases: number;
  expected: number;
}

/** Alerts in these states within the query's scope. */
export const openAlerts = (db: Db, query: RecordQuery): Promise<OpenAlert[]> =>
  db
    .selectFrom('record')
    .select([
      'record',
      'number',
      'title',
      'state',
      'category',
      'lat',
      'lon',
      sql<number>`coalesce((fields ->> 'cases')::float8, 0)`.as('cases'),
      sql<number>`coalesce((fields ->> 'expected')::float8, 0)`.as('expected'),
    ])
    .where(recordTest(query))
    .orderBy('opened_at')
    .execute();
