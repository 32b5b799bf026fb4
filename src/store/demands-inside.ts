import { sql } from 'kysely';
import type { Db } from './schema.ts';

/** Records of a programme opened within a span of civil days, in places and categories where named. */
export interface Inside {
  district: string;
  programme: string;
  timeZone: string;
  from: string;
  to: string;
  /** codes; records at finer places below count too */
  places?: readonly string[];
  categories?: readonly string[];
}

const insideTest = ({ district, programme, timeZone, from, to, places, categories }: Inside) =>
  sql<boolean>`district = ${district} AND programme = ${programme}
    AND opened_at >= ${from}::date::timestamp AT TIME ZONE ${timeZone}
    AND opened_at < (${to}::date + 1)::timestamp AT TIME ZONE ${timeZone}
    ${places ? sql`AND string_to_array(place_path, '/') && ${[...places]}::text[]` : sql``}
    ${categories ? sql`AND category = ANY(${[...categories]}::text[])` : sql``}`;

/**
 * Title and free text of records, masked as they are stored, at most so many; the same ones each
 * time, as good as drawn by lot.
 */
export async function textsInside(
  db: Db,
  inside: Inside,
  limit: number,
): Promise<{ title: string; text: string }[]> {
  const { rows } = await sql<{ title: string; text: string | null }>`
    SELECT title, fields ->> 'text' AS text FROM record
    WHERE ${insideTest(inside)} ORDER BY hashtext(record::text) LIMIT ${limit}`.execute(db);
  return rows.map(({ title, text }) => ({ title, text: text ?? '' }));
}

/** Whether any of them bears a flag. */
export async function isFlaggedInside(db: Db, inside: Inside, flag: string): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`
    SELECT EXISTS (SELECT FROM record
      WHERE ${insideTest(inside)} AND flags @> ARRAY[${flag}]::text[]) AS is`.execute(db);
  return rows[0]!.is;
}

/** How many records came by each channel, most first. */
export async function channelsInside(
  db: Db,
  inside: Inside,
): Promise<{ channel: string; n: number }[]> {
  const { rows } = await sql<{ channel: string; n: string }>`
    SELECT channel, count(*) AS n FROM record
    WHERE ${insideTest(inside)} AND channel IS NOT NULL
    GROUP BY channel ORDER BY n DESC, channel`.execute(db);
  return rows.map(({ channel, n }) => ({ channel, n: Number(n) }));
}

/** The civil days on which a programme's first record came, and the first of these categories and of a channel. */
export async function firstDays(
  db: Db,
  of: Pick<Inside, 'district' | 'programme' | 'timeZone' | 'categories'> & { channel: string },
): Promise<{ all: string | null; category: string | null; channel: string | null }> {
  const { district, programme, timeZone, categories, channel } = of;
  const { rows } = await sql<{
    all: string | null;
    category: string | null;
    channel: string | null;
  }>`
    SELECT
      (SELECT to_char(min(day), 'YYYY-MM-DD') FROM daily_count
        WHERE district = ${district} AND programme = ${programme} AND opened > 0) AS all,
      ${
        categories
          ? sql`(SELECT to_char(min(day), 'YYYY-MM-DD') FROM daily_count
        WHERE district = ${district} AND programme = ${programme} AND opened > 0
          AND category = ANY(${[...categories]}::text[]))`
          : sql`NULL`
      } AS category,
      (SELECT to_char(min(opened_at) AT TIME ZONE ${timeZone}, 'YYYY-MM-DD') FROM record
        WHERE district = ${district} AND programme = ${programme} AND channel = ${channel}) AS channel
    `.execute(db);
  return rows[0]!;
}
