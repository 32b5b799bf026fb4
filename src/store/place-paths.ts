import type { Store } from './store.ts';

/** Paths (codes from the root, joined by `/`) of the places that the district has among these. */
export async function placePaths(
  store: Store,
  district: string,
  codes: readonly string[],
): Promise<Map<string, string>> {
  if (codes.length === 0) return new Map();
  const rows = await store.db
    .selectFrom('place')
    .select(['code', 'path'])
    .where('district', '=', district)
    .where('code', 'in', [...new Set(codes)])
    .execute();
  return new Map(rows.map((row) => [row.code, row.path]));
}

/** Whether a place path is at or below one of these. */
export const isWithin = (path: string, within: readonly string[]): boolean =>
  within.some((above) => path === above || path.startsWith(`${above}/`));
