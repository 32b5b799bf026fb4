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
    .selectFrom('target')
    .distinctOn(['indicator', 'territory', 'period', 'aspect', 'origin'])
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
    .orderBy('indicator')
    .orderBy('territory')
    .orderBy('period')
    .orderBy('aspect')
    .orderBy('origin')
    .orderBy('revision', 'desc')
    .execute();
  return rows.map(({ locator, ...row }) => ({
    ...row,
    aspect: row.aspect as Aspect,
    meets: row.meets as StatedTarget['meets'],
    ...(locator ? { locator } : {}),
  }));
}

/** PostgreSQL takes 65,535 parameters a statement. */
const rowsAtOnce = 3_000;

/** Appends targets; false where one of these revisions is there already. */
export async function insertTargets(
  trx: Trx,
  district: string,
  targets: readonly NewTarget[],
): Promise<boolean> {
  for (let from = 0; from < targets.length; from += rowsAtOnce) {
    const some = targets.slice(from, from + rowsAtOnce);
    const done = await trx
      .insertInto('target')
      .values(
        some.map(({ enteredBy, enteredAt, locator, ...target }) => ({
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
    if (done.length < some.length) return false;
  }
  return true;
}
