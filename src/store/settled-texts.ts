import { sql } from 'kysely';
import type { Db } from './schema.ts';

/** A demand of which it is settled what it is about. */
export interface SettledText {
  title: string;
  /** masked as it is stored */
  text: string;
  category: string;
  /** staff gave the category when they accepted or corrected the demand */
  byStaff: boolean;
  /** whether triage has read the demand, and the category that it said first, if any */
  read: boolean;
  said: string | null;
}

/**
 * Texts with the category that stands: those of demands in one of the states `done`, or whose
 * category staff gave. In the order of their opening.
 */
export async function settledTexts(
  db: Db,
  { district, programme, done }: { district: string; programme: string; done: readonly string[] },
): Promise<SettledText[]> {
  const { rows } = await sql<SettledText>`
    SELECT r.title, coalesce(r.fields ->> 'text', '') AS text, r.category,
           staff.record IS NOT NULL AS "byStaff", reading.record IS NOT NULL AS read, reading.said
      FROM record r
      LEFT JOIN (
        SELECT DISTINCT ON (record) record, input #>> '{categories,0,category}' AS said
          FROM act WHERE district = ${district} AND type = 'triage'
         ORDER BY record, seq
      ) reading ON reading.record = r.record
      LEFT JOIN (
        SELECT DISTINCT record FROM act
         WHERE district = ${district} AND type IN ('register', 'correct')
           AND person IS NOT NULL AND change -> 'category' IS NOT NULL
      ) staff ON staff.record = r.record
     WHERE r.district = ${district} AND r.programme = ${programme} AND r.category IS NOT NULL
       AND (r.state = ANY(${[...done]}::text[]) OR staff.record IS NOT NULL)
     ORDER BY r.opened_at, r.record`.execute(db);
  return rows;
}
