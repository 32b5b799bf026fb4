import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { RecordCount } from '../model/indicator.ts';
import { recordTest, type RecordQuery } from './record-filter.ts';
import { ruleTest } from './rule-filter.ts';
import type { Db } from './schema.ts';

/** Which records of a district an indicator counts. */
export interface CountAsked {
  district: string;
  counts: RecordCount;
  /** instants: from the first of the period to the first after it */
  from: Date;
  until: Date;
}

/** A record that was counted, and what made it count. */
export interface CountedRecord {
  record: string;
  number: string;
  title: string;
  at: Date;
}

const acts = ({ counts, from, until }: CountAsked) => sql`
  SELECT max(a.at) FROM act AS a
   WHERE a.district = r.district AND a.record = r.record
     AND a.at >= ${from} AND a.at < ${until}
     ${counts.act === undefined ? sql`` : sql`AND a.type = ${counts.act}`}`;

/** When the record counted; null where it did not. */
const countedAt = {
  opened: () => sql`r.opened_at`,
  ended: () => sql`r.ended_at`,
  standing: () => sql`r.opened_at`,
  'ended-so-far': () => sql`r.ended_at`,
  acted: (asked: CountAsked) => sql`(${acts(asked)})`,
} as const;

const within = (asked: CountAsked): RawBuilder<SqlBool> => {
  const { count } = asked.counts;
  if (count === 'standing')
    return sql`r.opened_at < ${asked.until}
        AND (r.ended_at IS NULL OR r.ended_at >= ${asked.until})`;
  const at = countedAt[count](asked);
  return count === 'ended-so-far'
    ? sql`${at} < ${asked.until}`
    : sql`${at} >= ${asked.from} AND ${at} < ${asked.until}`;
};

const counted = (asked: CountAsked): RawBuilder<SqlBool> => sql`
  r.district = ${asked.district} AND r.programme = ${asked.counts.programme}
  AND ${within(asked)}
  AND ${ruleTest(asked.counts.where)}`;

/** Of each record, what is added up; what is no number adds nothing. */
const addend = (field: string) => sql`
  CASE WHEN jsonb_typeof(r.fields -> ${field}) = 'number' THEN (r.fields -> ${field})::numeric END`;

function aggregate({ sum, distinct }: RecordCount) {
  if (sum !== undefined) return sql`coalesce(trim_scale(sum(${addend(sum)})), 0)`;
  if (distinct === undefined) return sql`count(*)`;
  return sql`count(DISTINCT nullif(r.fields ->> ${distinct}, ''))`;
}

/**
 * How many records count, how many different values a field of theirs has, or what a field adds up to:
 * exact decimal text in the field's unit.
 */
export async function countRecords(db: Db, asked: CountAsked): Promise<string> {
  const what = aggregate(asked.counts);
  const { rows } = await sql<{ n: string }>`
    SELECT ${what}::text AS n FROM record AS r WHERE ${counted(asked)}`.execute(db);
  return rows[0]!.n;
}

/**
 * Whether anything of the kind had begun by the end of the period: before that a stock was not kept
 * here, which is not the same as none.
 */
export async function isKept(db: Db, asked: CountAsked): Promise<boolean> {
  const { district, counts, until } = asked;
  const { rows } = await sql<{ is: boolean }>`
    SELECT EXISTS (SELECT FROM record AS r
      WHERE r.district = ${district} AND r.programme = ${counts.programme}
        AND r.opened_at < ${until} AND ${ruleTest(counts.where)}) AS is`.execute(db);
  return rows[0]!.is;
}

/** The newest of the records that count and that lie within the query's scope. */
export async function countedRecords(
  db: Db,
  asked: CountAsked,
  query: RecordQuery,
  most: number,
): Promise<CountedRecord[]> {
  const seen = db.selectFrom('record').select('record').where(recordTest(query));
  const { rows } = await sql<CountedRecord>`
    SELECT r.record, r.number, r.title, ${countedAt[asked.counts.count](asked)} AS at
      FROM record AS r WHERE ${counted(asked)} AND r.record IN (${seen})
     ORDER BY at DESC, r.record LIMIT ${most}`.execute(db);
  return rows;
}
