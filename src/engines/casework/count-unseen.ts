import type { CountLine } from '../../model/house-view.ts';
import type { Viewer } from '../../model/role.ts';
import { onlyCounts } from '../../model/seen-by.ts';
import type { RecordFilter } from '../../model/view.ts';
import type { Scope } from '../../store/record-filter.ts';
import type { Setup } from './setup.ts';
import { scopeOf } from './viewer-scope.ts';

/** Fewer than so many are not told: who knows the place would know the people. */
export const fewestCounted = 5;

/**
 * Scopes by which the viewer may count records that they may not see. Only for a whole programme:
 * a filter would make the groups as small as one likes, and a search would read what is hidden.
 */
export function countingScopes(setup: Setup, viewer: Viewer, filter: RecordFilter): Scope[] {
  const asked = Object.entries(filter).flatMap(([name, value]) =>
    value === undefined ? [] : name,
  );
  const programme = setup.programmes[filter.programme ?? ''];
  if (!programme || asked.length !== 1) return [];
  return viewer.grants.flatMap((grant) => {
    const scope = onlyCounts(programme, grant.role) ? scopeOf(setup, grant) : undefined;
    return scope ? [{ ...scope, hidden: [] }] : [];
  });
}

/** What is seen, and of what is only counted the groups that are large enough; most first. */
export function withCounted(seen: readonly CountLine[], all: readonly CountLine[]): CountLine[] {
  const own = new Map(seen.map(({ key, n }) => [key, n]));
  return all
    .map(({ key, n }) => {
      const known = own.get(key) ?? 0;
      return { key, n: n - known >= fewestCounted ? n : known };
    })
    .filter(({ n }) => n > 0)
    .sort((a, b) => b.n - a.n || (a.key < b.key ? -1 : 1));
}
