import { sql } from 'kysely';
import type { Aspect, StatedTarget } from '../model/figure.ts';
import type { Db, Trx } from './schema.ts';

/** A target to be appended. */
export interface NewTarget extends StatedTarget {
  origin: string;
  revision: number;
  /** why it replaces the one before; null for the first */
  reason: string | null;
  enteredBy: string | null;
  enteredAt: Date;
}

/** A target that holds, with its revision. */
export interface HeldTarget extends StatedTarget {
  origin: string;
  revision: number;
}

/** The targets that hold: one a key and origin. */
export async function currentTargets(db: Db, district: string): Promise<HeldTarget[]> {
  const rows = await db
    .selectFrom('target as t')
    .select([
      'indicator',
      'territory',
      'period',
      'aspect',
      'value',
      'unit',
      'meets',
      'origin',
      'revision',
      'locator',
    ])
    .where('district', '=', district)
    .where(
      sql<boolean>`NOT EXISTS (SELECT FROM target AS later
        WHERE (later.district, later.indicator, later.territory, later.period, later.aspect,
               later.origin)
            = (t.district, t.indicator, t.territory, t.period, t.aspect, t.origin)
          AND later.revision > t.revision)`,
    )
    .orderBy('indicator')
    .orderBy('territory')
    .orderBy('period')
    .execute();
  return rows.map(({ locator, ...row }) => ({
    ...row,
    aspect: row.aspect as Aspect,
    meets: row.meets as StatedTarget['meets'],
    ...(locator ? { locator } : {}),
  }));
}

/** Appends targets; false where one of these revisions is there already. */
export async function insertTargets(
  trx: Trx,
  district: string,
  targets: readonly NewTarget[],
): Promise<boolean> {
  if (targets.length === 0) return true;
  const done = await trx
    .insertInto('target')
    .values(
      targets.map(({ enteredBy, enteredAt, locator, ...target }) => ({
        ...target,
        district,
        locator: JSON.stringify(locator ?? null),
        entered_by: enteredBy,
        entered_at: enteredAt,
      })),
    )
    .onConflict((c) => c.doNothing())
    .returning('indicator')
    .execute();
  return done.length === targets.length;
}
