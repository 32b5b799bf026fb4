import type { Origin } from '../model/figure.ts';
import type { Db, Trx } from './schema.ts';

/** Adds origins and brings those that are there up to date; their figures stay as they are. */
export async function putOrigins(
  trx: Trx,
  district: string,
  origins: readonly Origin[],
): Promise<void> {
  if (origins.length === 0) return;
  await trx
    .insertInto('origin')
    .values(
      origins.map((origin) => ({
        district,
        origin: origin.code,
        kind: origin.kind,
        declared: JSON.stringify(origin),
      })),
    )
    .onConflict((c) =>
      c.columns(['district', 'origin']).doUpdateSet((is) => ({
        kind: is.ref('excluded.kind'),
        declared: is.ref('excluded.declared'),
      })),
    )
    .execute();
}

/** All origins of a district, by code. */
export async function listOrigins(db: Db, district: string): Promise<Origin[]> {
  const rows = await db
    .selectFrom('origin')
    .select('declared')
    .where('district', '=', district)
    .orderBy('origin')
    .execute();
  return rows.map((row) => row.declared);
}
