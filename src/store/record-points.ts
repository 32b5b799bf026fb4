import { recordTest, type RecordQuery } from './record-filter.ts';
import { countRecords } from './records.ts';
import type { Store } from './store.ts';

/** Points of a filter as arrays [record, lat, lon, state, simulated]; at most `limit`, newest first. */
export async function recordPoints(
  store: Store,
  query: RecordQuery,
  limit: number,
): Promise<{ points: [string, number, number, string, boolean][]; unlocated: number }> {
  const compiled = store.db
    .selectFrom('record')
    .where(recordTest(query))
    .select(['record', 'lat', 'lon', 'state', 'simulated'])
    .where('lat', 'is not', null)
    .orderBy('opened_at', 'desc')
    .limit(limit)
    .compile();
  const { rows } = await store.pool.query<[string, number, number, string, boolean]>({
    text: compiled.sql,
    values: [...compiled.parameters],
    rowMode: 'array',
  });
  const unlocated = await countRecords(store.db, {
    ...query,
    filter: { ...query.filter, located: false },
  });
  return { points: rows, unlocated: query.filter.located === true ? 0 : unlocated };
}
