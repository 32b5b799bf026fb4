import type { Label } from '../model/label.ts';
import type { Db } from './schema.ts';
import type { Store } from './store.ts';

/** A category that a source brought and nobody declared. */
export interface BroughtCategory {
  code: string;
  parent: string | null;
  label: Label;
}

/** Categories that sources brought to the district, by code. Declared ones are in the registry. */
export async function listCategories(
  store: Pick<Store, 'db'>,
  district: string,
): Promise<BroughtCategory[]> {
  const rows = await store.db
    .selectFrom('category')
    .select(['code', 'parent', 'zh', 'en'])
    .where('district', '=', district)
    .orderBy('code')
    .execute();
  return rows.map(({ code, parent, zh, en }) => ({ code, parent, label: { zh, en } }));
}

/** Keeps categories that a source brought; those that are kept already stay as they are. */
export async function addCategories(
  db: Db,
  district: string,
  source: string,
  brought: readonly BroughtCategory[],
): Promise<void> {
  if (brought.length === 0) return;
  // in one order everywhere, so that two imports do not wait for each other in a circle
  const rows = [...brought]
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map(({ code, parent, label }) => ({
      district,
      code,
      parent,
      zh: label.zh,
      en: label.en,
      source,
    }));
  await db
    .insertInto('category')
    .values(rows)
    .onConflict((on) => on.doNothing())
    .execute();
}
