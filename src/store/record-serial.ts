import { sql } from 'kysely';
import type { Db } from './schema.ts';

/**
 * Takes `n` running numbers of a programme and civil day (YYYY-MM-DD) and returns the first.
 * They are the caller's when the surrounding transaction commits.
 */
export async function takeSerials(
  db: Db,
  key: { district: string; programme: string; day: string },
  n = 1,
): Promise<number> {
  const { last } = await db
    .insertInto('record_serial')
    .values({ ...key, last: n })
    .onConflict((on) =>
      on
        .columns(['district', 'programme', 'day'])
        .doUpdateSet({ last: sql<number>`record_serial.last + excluded.last` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return last - n + 1;
}
