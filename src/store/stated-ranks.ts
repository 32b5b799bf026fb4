import type { Aspect, Rank, StatedRank } from '../model/figure.ts';
import type { Db, Trx } from './schema.ts';

/** A stated rank to be appended. */
export interface NewRank extends StatedRank {
  origin: string;
  revision: number;
  /** why it replaces the one before; null for the first */
  reason: string | null;
  enteredBy: string | null;
  enteredAt: Date;
}

/** A stated rank that holds, with its revision. */
export interface HeldRank extends Rank {
  revision: number;
}

/** The stated ranks that hold: one a key, set and origin. */
export async function currentRanks(db: Db, district: string): Promise<HeldRank[]> {
  const rows = await db
    .selectFrom('stated_rank')
    .distinctOn(['indicator', 'period', 'rank_set', 'territory', 'aspect', 'origin'])
    .select([
      'rank',
      'indicator',
      'territory',
      'period',
      'aspect',
      'rank_set as set',
      'n',
      'band',
      'tied',
      'change',
      'previous',
      'origin',
      'locator',
      'note',
      'revision',
    ])
    .where('district', '=', district)
    .orderBy('indicator')
    .orderBy('period')
    .orderBy('rank_set')
    .orderBy('territory')
    .orderBy('aspect')
    .orderBy('origin')
    .orderBy('revision', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, aspect: row.aspect as Aspect }));
}

/** PostgreSQL takes 65,535 parameters a statement. */
const rowsAtOnce = 3_000;

/** Appends stated ranks; false where one of these revisions is there already. */
export async function insertRanks(
  trx: Trx,
  district: string,
  ranks: readonly NewRank[],
): Promise<boolean> {
  for (let from = 0; from < ranks.length; from += rowsAtOnce) {
    const some = ranks.slice(from, from + rowsAtOnce);
    const done = await trx
      .insertInto('stated_rank')
      .values(some.map((rank) => rowOf(district, rank)))
      .onConflict((c) => c.doNothing())
      .returning('rank')
      .execute();
    if (done.length < some.length) return false;
  }
  return true;
}

const rowOf = (district: string, rank: NewRank) => ({
  district,
  indicator: rank.indicator,
  territory: rank.territory,
  period: rank.period,
  aspect: rank.aspect,
  rank_set: rank.set,
  origin: rank.origin,
  revision: rank.revision,
  n: rank.n,
  band: rank.band ?? null,
  tied: rank.tied,
  change: rank.change ?? null,
  previous: rank.previous ?? null,
  locator: JSON.stringify(rank.locator ?? null),
  note: rank.note ?? null,
  reason: rank.reason,
  entered_by: rank.enteredBy,
  entered_at: rank.enteredAt,
});
