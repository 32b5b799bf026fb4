import { sql } from 'kysely';
import type { Evidence } from '../model/foresight-view.ts';
import { recordTest, type RecordQuery } from './record-filter.ts';
import type { Db } from './schema.ts';

/** An alert's record with the numbers of its last detection. */
export interface AlertRow {
  record: string;
  number: string;
  title: string;
  state: string;
  category: string | null;
  /** that raised it */
  detector: string;
  /** what the person who decided it chose or wrote */
  reason: string | null;
  orders: number;
  run: string;
  level: string;
  /** '' for all together */
  series: string;
  day: string;
  since: string;
  until: string;
  cases: number;
  expected: number;
  p: number;
  recurrenceDays: number;
  centre: string;
  places: string[];
  radiusMetres: number;
  evidence: Evidence;
}

export interface AlertRowsFilter {
  detectors?: readonly string[];
  /** raised or grown on a civil day from here to there, both included */
  from?: string;
  to?: string;
  /** that share a place with these */
  places?: readonly string[];
  records?: readonly string[];
}

const date = (column: string) => sql<string>`to_char(${sql.ref(column)}, 'YYYY-MM-DD')`;

/** Alerts within the query's scope, each with its last detection (the strongest of its day). */
function alerts(db: Db, query: RecordQuery, filter: AlertRowsFilter) {
  const { detectors, from, to, places, records } = filter;
  return db
    .selectFrom(
      db
        .selectFrom('record')
        .where(recordTest(query))
        .select(['district', 'record', 'number', 'title', 'state', 'category', 'fields', 'counts'])
        .as('r'),
    )
    .innerJoinLateral(
      (inner) =>
        inner
          .selectFrom('detection')
          .selectAll()
          .whereRef('detection.district', '=', 'r.district')
          .whereRef('detection.record', '=', 'r.record')
          .orderBy('detection.day', 'desc')
          .orderBy('recurrence_days', 'desc')
          .limit(1)
          .as('d'),
      (on) => on.onTrue(),
    )
    .$if(records !== undefined, (q) =>
      q.where(sql<boolean>`r.record = ANY(${[...(records ?? [])]}::uuid[])`),
    )
    .$if(detectors !== undefined, (q) =>
      q.where(sql<boolean>`${detectorOf} = ANY(${[...(detectors ?? [])]}::text[])`),
    )
    .$if(from !== undefined || to !== undefined, (q) => q.where(spokeWithin(from, to)))
    .$if(places !== undefined, (q) =>
      q.where(sql<boolean>`d.places && ${[...(places ?? [])]}::text[]`),
    );
}

/** Whether the alert was raised or grew within a span: what the calendar counts on each of its days. */
const spokeWithin = (from = '-infinity', to = 'infinity') => sql<boolean>`EXISTS (
  SELECT FROM detection AS s
  WHERE s.district = r.district AND s.record = r.record AND s.fate IN ('raised', 'grew')
    AND s.day BETWEEN ${from}::date AND ${to}::date)`;

const detectorOf = sql<string>`coalesce(r.fields ->> 'detector', d.detector)`;

const shown = (db: Db, query: RecordQuery, filter: AlertRowsFilter) =>
  alerts(db, query, filter).select([
    'r.record',
    'r.number',
    'r.title',
    'r.state',
    'r.category',
    detectorOf.as('detector'),
    sql<
      string | null
    >`coalesce(nullif(r.fields ->> 'decision', ''), r.fields ->> 'dismissedReason')`.as('reason'),
    sql<number>`coalesce((r.counts ->> 'orders')::int, 0)`.as('orders'),
    'd.run',
    'd.level',
    sql<string>`d.category`.as('series'),
    date('d.day').as('day'),
    date('d.start_day').as('since'),
    date('d.end_day').as('until'),
    'd.cases',
    'd.expected',
    'd.p',
    'd.recurrence_days as recurrenceDays',
    'd.centre',
    'd.places',
    'd.radius_metres as radiusMetres',
    'd.evidence',
  ]);

/** One page: what waits for a decision first, then by the last day seen, strongest first. */
export async function pageAlerts(
  db: Db,
  query: RecordQuery,
  filter: AlertRowsFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<{ rows: AlertRow[]; total: number }> {
  const [rows, count] = await Promise.all([
    shown(db, query, filter)
      .orderBy(sql`r.state = 'raised'`, 'desc')
      .orderBy('d.day', 'desc')
      .orderBy('d.recurrence_days', 'desc')
      .orderBy('r.record')
      .limit(limit)
      .offset(offset)
      .execute(),
    alerts(db, query, filter)
      .select(sql<string>`count(*)`.as('n'))
      .executeTakeFirstOrThrow(),
  ]);
  return { rows, total: Number(count.n) };
}

/** How many alerts are in each state, most first. */
export async function countAlertStates(
  db: Db,
  query: RecordQuery,
  filter: AlertRowsFilter,
): Promise<{ key: string; n: number }[]> {
  const rows = await alerts(db, query, filter)
    .select(['r.state as key', sql<string>`count(*)`.as('n')])
    .groupBy('r.state')
    .orderBy('n', 'desc')
    .orderBy('key')
    .execute();
  return rows.map(({ key, n }) => ({ key, n: Number(n) }));
}

/** One alert within the scope; undefined when it is none or not to be seen. */
export const findAlert = (
  db: Db,
  query: RecordQuery,
  record: string,
): Promise<AlertRow | undefined> => shown(db, query, { records: [record] }).executeTakeFirst();

/** Other alerts of the same category that share places and were over before a day, newest first. */
export const earlierAlerts = (
  db: Db,
  query: RecordQuery,
  of: Pick<AlertRow, 'record' | 'category' | 'places' | 'since'>,
  limit: number,
): Promise<AlertRow[]> =>
  shown(db, query, { places: of.places })
    .where('r.record', '!=', of.record)
    .where(sql<boolean>`r.category IS NOT DISTINCT FROM ${of.category}`)
    .where('d.end_day', '<=', of.since)
    .orderBy('d.end_day', 'desc')
    .limit(limit)
    .execute();

/** Every run that saw the alert, oldest first; of several detections of one day each by itself. */
export async function sightingsOf(
  db: Db,
  district: string,
  record: string,
): Promise<
  {
    day: string;
    detector: string;
    fate: string;
    cases: number;
    expected: number;
    recurrenceDays: number;
  }[]
> {
  return db
    .selectFrom('detection')
    .select([
      date('detection.day').as('day'),
      'detector',
      'fate',
      'cases',
      'expected',
      'recurrence_days as recurrenceDays',
    ])
    .where('district', '=', district)
    .where('record', '=', record)
    .orderBy('detection.day')
    .orderBy('recurrence_days', 'desc')
    .execute();
}

/** Records of a programme that name this number as their alert, oldest first. */
export async function ordersOf(db: Db, query: RecordQuery, number: string): Promise<string[]> {
  const rows = await db
    .selectFrom('record')
    .select('record')
    .where(recordTest(query))
    .where(sql<boolean>`fields ->> 'alert' = ${number}`)
    .orderBy('opened_at')
    .orderBy('number')
    .execute();
  return rows.map(({ record }) => record);
}

/** Alerts raised and grown on each day, and how those raised that day ended, within the scope. */
export async function alertDays(
  db: Db,
  query: RecordQuery,
  { from, to }: { from: string; to: string },
): Promise<
  {
    day: string;
    raised: number;
    grew: number;
    confirmed: number;
    dismissed: number;
    strongestDays: number | null;
  }[]
> {
  const rows = await db
    .selectFrom(
      db.selectFrom('record').where(recordTest(query)).select(['record', 'state']).as('r'),
    )
    .innerJoin('detection as d', 'd.record', 'r.record')
    .select([
      date('d.day').as('day'),
      sql<string>`count(*) FILTER (WHERE d.fate = 'raised')`.as('raised'),
      sql<string>`count(*) FILTER (WHERE d.fate = 'grew')`.as('grew'),
      sql<string>`count(*) FILTER (WHERE d.fate = 'raised'
        AND r.state IN ('confirmed', 'ordered', 'settled'))`.as('confirmed'),
      sql<string>`count(*) FILTER (WHERE d.fate = 'raised' AND r.state = 'dismissed')`.as(
        'dismissed',
      ),
      sql<number | null>`max(d.recurrence_days) FILTER (WHERE d.fate IN ('raised', 'grew'))`.as(
        'strongestDays',
      ),
    ])
    .where('d.district', '=', query.district)
    .where('d.fate', 'in', ['raised', 'grew'])
    .where('d.day', '>=', from)
    .where('d.day', '<=', to)
    .groupBy('d.day')
    .orderBy('d.day')
    .execute();
  return rows.map((row) => ({
    ...row,
    raised: Number(row.raised),
    grew: Number(row.grew),
    confirmed: Number(row.confirmed),
    dismissed: Number(row.dismissed),
  }));
}

/** What each detector's detections became, week by week (by its Monday), and how its alerts were decided. */
export async function detectorWeeks(
  db: Db,
  district: string,
  { from, to }: { from: string; to: string },
): Promise<
  {
    detector: string;
    week: string;
    raised: number;
    overBudget: number;
    confirmed: number;
    dismissed: number;
  }[]
> {
  const rows = await db
    .selectFrom('detection as d')
    .leftJoin('record as r', (on) =>
      on.onRef('r.district', '=', 'd.district').onRef('r.record', '=', 'd.record'),
    )
    .select([
      'd.detector',
      sql<string>`to_char(date_trunc('week', d.day), 'YYYY-MM-DD')`.as('week'),
      sql<string>`count(*) FILTER (WHERE d.fate = 'raised')`.as('raised'),
      sql<string>`count(*) FILTER (WHERE d.fate = 'over-budget')`.as('overBudget'),
      sql<string>`count(*) FILTER (WHERE d.fate = 'raised'
        AND r.state IN ('confirmed', 'ordered', 'settled'))`.as('confirmed'),
      sql<string>`count(*) FILTER (WHERE d.fate = 'raised' AND r.state = 'dismissed')`.as(
        'dismissed',
      ),
    ])
    .where('d.district', '=', district)
    .where('d.fate', 'in', ['raised', 'over-budget'])
    .where('d.day', '>=', from)
    .where('d.day', '<=', to)
    .groupBy(['d.detector', 'week'])
    .execute();
  return rows.map((row) => ({
    ...row,
    raised: Number(row.raised),
    overBudget: Number(row.overBudget),
    confirmed: Number(row.confirmed),
    dismissed: Number(row.dismissed),
  }));
}
