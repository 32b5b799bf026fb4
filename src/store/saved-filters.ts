import type { Store } from './store.ts';

/** Filters that a person keeps under a name; the query is the one of the page's address. */
export async function listSavedFilters(
  store: Store,
  district: string,
  person: string,
): Promise<{ name: string; query: string; savedAt: Date }[]> {
  return store.db
    .selectFrom('saved_filter')
    .select(['name', 'query', 'saved_at as savedAt'])
    .where('district', '=', district)
    .where('person', '=', person)
    .orderBy('name')
    .execute();
}

/** Keeps a filter; the same name is written over. */
export async function saveFilter(
  store: Store,
  filter: { district: string; person: string; name: string; query: string; now: Date },
): Promise<void> {
  const { district, person, name, query, now } = filter;
  await store.db
    .insertInto('saved_filter')
    .values({ district, person, name, query, saved_at: now })
    .onConflict((on) =>
      on.columns(['district', 'person', 'name']).doUpdateSet({ query, saved_at: now }),
    )
    .execute();
}

/** Whether there was one. */
export async function removeFilter(
  store: Store,
  district: string,
  person: string,
  name: string,
): Promise<boolean> {
  const gone = await store.db
    .deleteFrom('saved_filter')
    .where('district', '=', district)
    .where('person', '=', person)
    .where('name', '=', name)
    .executeTakeFirst();
  return gone.numDeletedRows > 0n;
}
