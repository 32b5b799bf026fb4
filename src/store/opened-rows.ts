import { sql } from 'kysely';
import type { Db } from './schema.ts';

/**
 * Whether a programme has made-up records that were opened within the civil days, a day more on
 * either side, whatever the time zone.
 */
export async function holdsSimulated(
  db: Db,
  district: string,
  programme: string,
  span: { since: string; until: string },
): Promise<boolean> {
  const row = await db
    .selectFrom('record')
    .select('record')
    .where('district', '=', district)
    .where('programme', '=', programme)
    .where('simulated', '=', true)
    .where('opened_at', '>=', sql<Date>`${span.since}::date - 1`)
    .where('opened_at', '<', sql<Date>`${span.until}::date + 2`)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The last civil day on which a record of the programme was opened; null when there is none. */
export async function lastOpenedDay(
  db: Db,
  district: string,
  programme: string,
): Promise<string | null> {
  const row = await db
    .selectFrom('daily_count')
    .select((is) => is.fn.max('day').as('day'))
    .where('district', '=', district)
    .where('programme', '=', programme)
    .where('opened', '>', 0)
    .executeTakeFirst();
  return row?.day ?? null;
}

/** When the last record of a source was opened; undefined when there is none. */
export async function lastOpenedOf(
  db: Db,
  district: string,
  source: string,
): Promise<Date | undefined> {
  const row = await db
    .selectFrom('record')
    .select((is) => is.fn.max('opened_at').as('at'))
    .where('district', '=', district)
    .where('source', '=', source)
    .executeTakeFirst();
  return row?.at ?? undefined;
}
