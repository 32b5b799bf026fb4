import { sql } from 'kysely';
import type { Db } from './schema.ts';

/** When, where and what a record was; nothing of its text or its people. */
export interface PlacedRecord {
  /** civil day of its opening in the zone asked for, counted from 1970-01-01 */
  day: number;
  lat: number;
  lon: number;
  category: string;
  place: string;
  channel: string;
}

/**
 * All records of a programme in a district that have a point, in the order of their opening. Days are
 * civil days of the time zone.
 */
export async function placedRecords(
  db: Db,
  asked: { district: string; programme: string; timeZone: string },
): Promise<PlacedRecord[]> {
  const { rows } = await sql<PlacedRecord>`
    SELECT floor(extract(epoch FROM opened_at AT TIME ZONE ${asked.timeZone}) / 86400)::int AS day,
           lat, lon, coalesce(category, '') AS category, coalesce(place, '') AS place,
           coalesce(channel, '') AS channel
      FROM record
     WHERE district = ${asked.district} AND programme = ${asked.programme}
       AND lat IS NOT NULL AND lon IS NOT NULL
     ORDER BY opened_at, record`.execute(db);
  return rows;
}
