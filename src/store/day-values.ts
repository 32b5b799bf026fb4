import { sql } from 'kysely';
import type { Rule } from '../model/rule.ts';
import { ruleTest } from './rule-filter.ts';
import type { Db } from './schema.ts';

/** What one day was like. `day` is a civil date. */
export interface DayValue {
  day: string;
  value: number;
}

/** Enters values of a series; those of days that stand already are corrected. Answers how many changed. */
export async function putDayValues(
  db: Db,
  key: { district: string; series: string },
  values: readonly DayValue[],
): Promise<number> {
  if (values.length === 0) return 0;
  const { rows } = await sql<{ day: string }>`
    INSERT INTO day_value AS v (district, series, day, value)
    SELECT ${key.district}, ${key.series}, said.day, said.value
      FROM unnest(${values.map(({ day }) => day)}::date[], ${values.map(({ value }) => value)}::float8[])
        AS said (day, value)
    ON CONFLICT (district, series, day) DO UPDATE SET value = excluded.value, entered_at = now()
      WHERE v.value IS DISTINCT FROM excluded.value
    RETURNING day::text`.execute(db);
  return rows.length;
}

/** What is entered of a series, by day. */
export async function dayValues(
  db: Db,
  key: { district: string; series: string },
): Promise<DayValue[]> {
  const { rows } = await sql<DayValue>`
    SELECT day::text, value FROM day_value
     WHERE district = ${key.district} AND series = ${key.series} ORDER BY day`.execute(db);
  return rows;
}

/**
 * By how much the number of open records of a programme changed on each civil day: those opened less
 * those that ended. Days without a change are left out.
 */
export async function openChanges(
  db: Db,
  of: { district: string; programme: string; where: Rule; timeZone: string },
): Promise<DayValue[]> {
  const chosen = sql`r.district = ${of.district} AND r.programme = ${of.programme}
    AND ${ruleTest(of.where)}`;
  const dayIn = (column: string) => sql`(${sql.ref(column)} AT TIME ZONE ${of.timeZone})::date`;
  const { rows } = await sql<DayValue>`
    SELECT day::text, sum(by)::float8 AS value FROM (
      SELECT ${dayIn('r.opened_at')} AS day, 1 AS by FROM record AS r WHERE ${chosen}
      UNION ALL
      SELECT ${dayIn('r.ended_at')}, -1 FROM record AS r WHERE ${chosen} AND r.ended_at IS NOT NULL
    ) AS changes GROUP BY day HAVING sum(by) <> 0 ORDER BY changes.day`.execute(db);
  return rows;
}
