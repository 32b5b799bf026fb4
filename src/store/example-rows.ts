import { sql } from 'kysely';
import type { Store } from './store.ts';

/** What a district holds of one source, and whether it holds anything else. */
export interface RowsThere {
  /** the id of one row of the source, oldest record first; null when there is none */
  firstSourceId: string | null;
  /** records that are not of this source, nor follow from those that are */
  others: boolean;
}

/**
 * Whether a district has records of a source, and of anything else; programmes named as `following`
 * hold what the house itself made of the source's records.
 */
export async function rowsThere(
  store: Pick<Store, 'db'>,
  key: { district: string; source: string; programme: string; following: readonly string[] },
): Promise<RowsThere> {
  const first = await store.db
    .selectFrom('record')
    .select('source_id')
    .where('district', '=', key.district)
    .where('source', '=', key.source)
    .where('programme', '=', key.programme)
    .orderBy('record')
    .limit(1)
    .executeTakeFirst();
  const other = await store.db
    .selectFrom('record')
    .select(sql<number>`1`.as('one'))
    .where('district', '=', key.district)
    .where('source', 'is distinct from', key.source)
    .where('programme', 'not in', ['', ...key.following])
    .limit(1)
    .executeTakeFirst();
  return { firstSourceId: first?.source_id ?? null, others: other !== undefined };
}
