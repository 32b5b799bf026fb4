import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { RecordCount } from '../model/indicator.ts';
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
  acted: (asked: CountAsked) => sql`(${acts(asked)})`,
} as const;

const counted = (asked: CountAsked): RawBuilder<SqlBool> => sql`
  r.district = ${asked.district} AND r.programme = ${asked.counts.programme}
  AND ${countedAt[asked.counts.count](asked)} >= ${asked.from}
  AND ${countedAt[asked.counts.count](asked)} < ${asked.until}
  AND ${ruleTest(asked.counts.where)}`;

/** How many records count. */
export async function countRecords(db: Db, asked: CountAsked): Promise<number> {
  const { rows } = await sql<{ n: string }>`
    SELECT count(*) AS n FROM record AS r WHERE ${counted(asked)}`.execute(db);
  return Number(rows[0]!.n);
}

/** The newest of the records that count. */
export async function countedRecords(
  db: Db,
  asked: CountAsked,
  most: number,
): Promise<CountedRecord[]> {
  const { rows } = await sql<CountedRecord>`
    SELECT r.record, r.number, r.title, ${countedAt[asked.counts.count](asked)} AS at
      FROM record AS r WHERE ${counted(asked)}
     ORDER BY at DESC, r.record LIMIT ${most}`.execute(db);
  return rows;
}
