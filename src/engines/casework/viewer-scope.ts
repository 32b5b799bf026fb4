import type { Grant, Permission, Viewer } from '../../model/role.ts';
import { hiddenFrom, isHidden } from '../../model/seen-by.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import type { Scope } from '../../store/record-filter.ts';
import { pathOf, type Setup } from './setup.ts';

/** What decides whether a record lies within a scope. */
export interface Standing extends Pick<Snapshot, 'programme' | 'state' | 'lead'> {
  placePath: string | null;
  assist: readonly string[];
}

export const standingOf = (
  setup: Setup,
  { programme, state, place, lead, assist }: Snapshot,
): Standing => ({ programme, state, placePath: pathOf(setup, place), lead, assist });

/** What a grant lets its holder see; undefined when nothing. */
export function scopeOf(setup: Setup, grant: Grant): Scope | undefined {
  const role = setup.roles.get(grant.role);
  if (!role || role.sees === 'none' || !role.may.includes('records.read')) return undefined;
  const place = setup.places.get(grant.place);
  if (!place) return undefined;
  if (role.sees === 'unit' && !grant.unit) return undefined;
  return {
    within: place.parent === null ? null : place.path,
    unit: role.sees === 'unit' ? grant.unit : null,
    hidden: hiddenFrom(Object.values(setup.programmes), role.code),
  };
}

/** Scopes of all grants of a viewer (or of those with one of these roles). */
export const scopesOf = (setup: Setup, viewer: Viewer, roles?: readonly string[]): Scope[] =>
  viewer.grants.flatMap((grant) => {
    const scope = !roles || roles.includes(grant.role) ? scopeOf(setup, grant) : undefined;
    return scope ? [scope] : [];
  });

/** Roles by which the viewer sees the record; they decide which of its fields. */
export const rolesSeeing = (setup: Setup, viewer: Viewer, snapshot: Snapshot): Set<string> => {
  const standing = standingOf(setup, snapshot);
  const seeing = viewer.grants.filter((grant) => {
    const scope = scopeOf(setup, grant);
    return scope !== undefined && covers(scope, standing);
  });
  return new Set(seeing.map(({ role }) => role));
};

/** Whether the record lies within the scope: the same condition that the query carries. */
export function covers(scope: Scope, record: Standing): boolean {
  const { within, unit, hidden } = scope;
  if (isHidden(hidden, record)) return false;
  if (within !== null) {
    const path = record.placePath;
    if (path === null || (path !== within && !path.startsWith(`${within}/`))) return false;
  }
  return unit === null || record.lead === unit || record.assist.includes(unit);
}

/** Whether any of the viewer's roles carries the permission. */
export const may = (setup: Setup, viewer: Viewer, permission: Permission): boolean =>
  viewer.grants.some((grant) => setup.roles.get(grant.role)?.may.includes(permission));
